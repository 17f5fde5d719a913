import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { ReportCard } from '@colloquy/contracts/preflight'
import type { TryRequest } from './try-in-thread.ts'

/** A thread of its own that tries rubrics with the built-in grader, one after the other. */
export type RubricThread = {
  tryRubric(asked: TryRequest): Promise<ReportCard>
  end(): Promise<void>
}

export function startRubricThread(): RubricThread {
  const thread = new Worker(new URL('./try-in-thread.ts', import.meta.url), { env: {} })
  thread.unref()
  return {
    async tryRubric(asked) {
      const reply = once(thread, 'message') // rejects with what the thread dies of
      thread.postMessage(asked)
      const [card] = (await reply) as [ReportCard]
      return card
    },
    end: async () => void (await thread.terminate()),
  }
}

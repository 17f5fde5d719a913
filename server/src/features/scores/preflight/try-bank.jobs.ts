import { setTimeout } from 'node:timers/promises'
import Tinypool from 'tinypool'
import type { AskedQuestion, ReportCards, TryRubric } from './report-cards.ts'

export type BankTryingDeps = {
  cards: ReportCards
  findQuestions: () => Promise<AskedQuestion[]>
  /** Sends this job again for the questions that are left. */
  goOn: () => Promise<void>
  /** Between two questions, so that nobody who waits for an answer of the server feels it. */
  pauseMs: number
}

/** So many questions, and then the job is sent again: a worker that dies costs only these, and one that stops waits for no more. */
const batch = 8

const threads = new Tinypool({
  filename: new URL('./try-in-thread.ts', import.meta.url).href,
  name: 'tryInThread',
  runtime: 'worker_threads',
  minThreads: 0,
  maxThreads: 1,
  idleTimeout: 5_000,
})

export const tryRubricInThread: TryRubric = (asked) => threads.run(asked)

/** Tries what nobody has tried yet, in a thread of its own; run again it goes on where it was. */
export function createBankTrying({ cards, findQuestions, goOn, pauseMs }: BankTryingDeps) {
  return async function tryBank(): Promise<void> {
    const questions = await findQuestions()
    const outcomes = await cards.outcomes(questions)
    const untried = questions.filter((_, index) => outcomes[index] === 'untried')
    if (untried.length === 0) return
    for (const question of untried.slice(0, batch)) {
      await cards.of(question, undefined, tryRubricInThread)
      await setTimeout(pauseMs)
    }
    if (untried.length > batch) await goOn()
  }
}

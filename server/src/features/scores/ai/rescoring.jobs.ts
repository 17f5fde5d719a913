import { z } from 'zod'
import type { AiGateway } from '../../../infra/ai/gateway.ts'
import type { Db } from '../../../infra/db/database.ts'
import { scoreRepository } from '../scores.repository.ts'

/** Scores again what the built-in grader scored while no provider answered. */
export const rescoreStandIns = { name: 'rescore_stand_ins', payload: z.object({}) } as const

type Scored = { answerId: string; interviewId: string; questionId: string }
export type RescoringDeps = {
  db: Db
  gateway: Pick<AiGateway, 'available' | 'retryInMs'>
  now: () => Date
  /** Until the next look, where the circuit is closed but a score still stands in. */
  pauseMs: number
  scoreAnswer: (answer: Scored) => Promise<void>
  /** Sends this job again for later. */
  again: (inMs: number) => Promise<void>
}

const batch = 50
/** An answer that models have refused or garbled this often stays with the built-in grader, and with people. */
const mostTries = 6
/** One run begins no further answer after this, so that it ends well before the queue takes it for dead. */
const shiftMs = 25_000

export function createRescoring({ db, gateway, now, pauseMs, scoreAnswer, again }: RescoringDeps): () => Promise<void> {
  const find = () => scoreRepository.findStandIns(db, { limit: batch, tries: mostTries })
  return async function rescore() {
    if (!gateway.available) return
    const until = now().getTime() + shiftMs
    let isOver = false
    for (const answer of await find()) {
      // The first call after a pause finds out whether the provider is back: no use in asking for the others before.
      if (gateway.retryInMs() > 0) break
      isOver = now().getTime() > until
      if (isOver) break
      await scoreAnswer(answer)
    }
    if ((await find()).length > 0) await again(isOver ? 1 : gateway.retryInMs() || pauseMs)
  }
}

import type { DbOrTrx, Trx } from '../../../infra/db/database.ts'
import { announce } from '../../../infra/events/announce.ts'
import { type StandingRating, standingRatings } from '../standing-ratings.ts'
import { queueRepository, type Unranked } from './queue.repository.ts'

export type QueueingDeps = {
  now: () => Date
  /** The judged answers that do not rank, with these levels by people in place of the machine's. */
  answersWaiting: (db: DbOrTrx, interviewId: string, ratings: readonly StandingRating[]) => Promise<Unranked[]>
}

/** Puts what does not rank into the review queue and takes out what does; after each scoring and each rating. */
export function createQueueing({ now, answersWaiting }: QueueingDeps) {
  return async function queueUnranked(trx: Trx, interviewId: string): Promise<void> {
    const waiting = await answersWaiting(trx, interviewId, await standingRatings(trx, interviewId))
    const positionId = await queueRepository.replace(trx, interviewId, waiting, now())
    if (positionId) await announce(trx, { kind: 'review_queue', positionId }, now())
  }
}

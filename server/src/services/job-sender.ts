import type { DbOrTrx } from '../infra/db/database.ts'
import type { Queue } from '../infra/jobs/queue.ts'

/** Puts a job in line within the transaction that makes it due. */
export const jobSender =
  (queue: Pick<Queue, 'send'>) =>
  async (trx: DbOrTrx, name: string, payload: object): Promise<void> =>
    void (await queue.send(trx, name, payload))

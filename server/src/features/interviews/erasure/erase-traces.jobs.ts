import type { JobPayload } from '@colloquy/contracts/jobs'
import type { Db } from '../../../infra/db/database.ts'
import { rewriteDatabase, vacuum } from '../../../infra/db/vacuum.ts'
import type { Storage } from '../../../infra/files/storage.ts'
import { forgetJobsAbout } from '../../../infra/jobs/forget-jobs.ts'
import { tablesWithWords } from './erasure.repository.ts'

type Deps = { db: Db; storage: Pick<Storage, 'delete'> }

/** What an erasure leaves outside of the rows: files, settled jobs, dead rows. Each part may be done twice. */
export function createTraceErasing({ db, storage }: Deps) {
  return {
    async eraseTraces({ interviewId, resumeIds, storageKeys }: JobPayload<'eraseTraces'>): Promise<void> {
      for (const key of storageKeys) await storage.delete(key)
      await forgetJobsAbout(db, [interviewId, ...resumeIds])
      await vacuum(db, tablesWithWords)
    },

    rewriteTables: (): Promise<void> => rewriteDatabase(db),
  }
}

/** The next 03:00 UTC: when few people notice that tables are closed for a moment. */
export function nextNight(now: Date): Date {
  const night = new Date(now)
  night.setUTCHours(3, 0, 0, 0)
  if (night <= now) night.setUTCDate(night.getUTCDate() + 1)
  return night
}

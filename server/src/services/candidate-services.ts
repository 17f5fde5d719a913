import { jobs } from '@colloquy/contracts/jobs'
import { AppError } from '../domain/app-error.ts'
import { createMyDataService } from '../features/interviews/candidate/my-data.service.ts'
import { createMyInterviewService } from '../features/interviews/candidate/my-interview.service.ts'
import { createProfileService } from '../features/interviews/candidate/profile.service.ts'
import { createInterviewClock } from '../features/interviews/clock.jobs.ts'
import { createTraceErasing, nextNight } from '../features/interviews/erasure/erase-traces.jobs.ts'
import { refuseErased } from '../features/interviews/erasure/refuse-erased.ts'
import type { InterviewStore } from '../features/interviews/interview-store.ts'
import { createRetentionService, refuseWhileHeld } from '../features/privacy/retention.service.ts'
import { createUploadService } from '../features/resumes/intake/uploads.service.ts'
import type { ResumeService } from '../features/resumes/resumes.service.ts'
import { eraseKeptAnswers } from '../infra/http/idempotency.ts'
import type { ServiceParts } from './service-parts.ts'

type HandedIn = {
  store: InterviewStore
  resumes: ResumeService
  scoredBy: () => string
}

/** What a candidate does and may ask for: the interview, the profile, the file, the own data. */
export function createCandidateServices(
  { config, db, queue, storage, log, metrics, now }: ServiceParts,
  { store, resumes, scoredBy }: HandedIn,
) {
  const myInterview = createMyInterviewService({
    db,
    store,
    now,
    log,
    metrics,
    graceMs: config.interview.graceMs,
    scoredBy,
    largestResumeBytes: config.http.uploadLimitBytes,
    findResume: resumes.forCandidate,
  })
  const uploads = createUploadService({
    db,
    now,
    sizeLimit: config.http.uploadLimitBytes,
    requireConsent: async (interviewId) => {
      if (!(await myInterview.view(interviewId)).consent)
        throw new AppError('consent_required', 'Please agree to the notice first.')
    },
    refuseErased,
    takeFile: resumes.upload,
  })
  const profile = createProfileService({ db, store, now, view: myInterview.view })
  const embedded = config.database.url === undefined
  const traceErasing = createTraceErasing({ db, storage })
  const myData = createMyDataService({
    db,
    store,
    now,
    log,
    resumeData: resumes.data,
    eraseResume: resumes.erase,
    refuseWhileHeld,
    eraseReplies: eraseKeptAnswers,
    eraseTraces: async (trx, traces, at) => {
      await queue.send(trx, jobs.eraseTraces.name, traces, { retries: 100, retryDelaySeconds: 30, expireSeconds: 3600 })
      if (!embedded) return
      const startAfter = nextNight(at)
      const once = { startAfter, key: startAfter.toISOString(), expireSeconds: 6 * 3600 }
      await queue.send(trx, jobs.rewriteTables.name, {}, once)
    },
  })
  const retention = createRetentionService({ db, now, log, erase: myData.erase })
  const clock = createInterviewClock({ db, store, now, log, metrics })

  return { myInterview, uploads, profile, traceErasing, myData, retention, clock }
}

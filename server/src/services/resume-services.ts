import { jobs } from '@colloquy/contracts/jobs'
import type { InterviewHandIns } from '../features/interviews/interview-hand-ins.ts'
import { createResumeAnalysis } from '../features/resumes/analysis/analyse-resume.jobs.ts'
import { createResumeReader } from '../features/resumes/reading/read-resume.jobs.ts'
import { createResumeService } from '../features/resumes/resumes.service.ts'
import type { AiGateway } from '../infra/ai/gateway.ts'
import { announce } from '../infra/events/announce.ts'
import { workerName } from '../infra/jobs/worker-name.ts'
import { clamavScanner } from '../infra/malware/clamav.ts'
import { jobSender } from './job-sender.ts'
import type { ServiceParts } from './service-parts.ts'

type HandedIn = { handIns: InterviewHandIns; gateway: AiGateway }

/** From the file that arrives to what was read from it, and what a model makes of it. */
export function createResumeServices(
  { config, db, queue, storage, parser, log, now }: ServiceParts,
  { handIns, gateway }: HandedIn,
) {
  const sendJob = jobSender(queue)
  const resumes = createResumeService({
    db,
    storage,
    worker: workerName,
    now,
    log,
    announce,
    sendJob,
    attachResume: handIns.attachResume,
    isPersonHidden: handIns.isPersonHidden,
  })
  const resumeAnalysis = createResumeAnalysis({
    db,
    gateway,
    now,
    announce,
    analyseLater: async (trx, resumeId, startAfter) =>
      void (await queue.send(trx, jobs.analyseResume.name, { resumeId }, { startAfter })),
  })
  const scanner = config.clamav && clamavScanner(config.clamav, now)
  const resumeReader = createResumeReader({
    db,
    storage,
    parser,
    scanner,
    largestBytes: config.http.uploadLimitBytes,
    worker: workerName,
    now,
    announce,
    readLater: async (trx, resumeId, startAfter) =>
      void (await queue.send(trx, jobs.parseResume.name, { resumeId }, { startAfter })),
    onRead: resumeAnalysis.begin,
  })

  return { resumes, resumeAnalysis, resumeReader, scannerState: scanner?.state }
}

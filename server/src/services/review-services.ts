import { notices } from '../features/interviews/candidate/notice/notices.repository.ts'
import { refuseErased } from '../features/interviews/erasure/refuse-erased.ts'
import type { InterviewHandIns } from '../features/interviews/interview-hand-ins.ts'
import type { InterviewStore } from '../features/interviews/interview-store.ts'
import { createInterviewService } from '../features/interviews/team/interviews.service.ts'
import { createDecisionPacketService } from '../features/reports/decision-packet/decision-packet.service.ts'
import { createReportsService } from '../features/reports/reports.service.ts'
import type { ResumeService } from '../features/resumes/resumes.service.ts'
import { createAgreementService } from '../features/reviews/agreement/agreement.service.ts'
import { createDecisionsService } from '../features/reviews/decisions.service.ts'
import { createReviewQueueService } from '../features/reviews/queue/queue.service.ts'
import type { createQueueing } from '../features/reviews/queue/queueing.ts'
import { createReviewsService, maySeeMachineLevels } from '../features/reviews/reviews.service.ts'
import { finalScore, judgementOf, latestScores, machineScores } from '../features/scores/scores.service.ts'
import { userRepository } from '../features/users/users.repository.ts'
import { ownAnchors } from '../infra/audit-chain/anchors.ts'
import { auditProof } from '../infra/audit-chain/audit-proof.ts'
import type { ServiceParts } from './service-parts.ts'

type HandedIn = {
  handIns: InterviewHandIns
  store: InterviewStore
  resumes: ResumeService
  queueUnranked: ReturnType<typeof createQueueing>
}

/** What the team does: looking, rating, deciding, reporting. */
export function createReviewServices(
  { config, db, log, now }: ServiceParts,
  { handIns, store, resumes, queueUnranked }: HandedIn,
) {
  const interviews = createInterviewService({
    db,
    store,
    now,
    log,
    judgementOf,
    maySeeLevels: maySeeMachineLevels,
    hasResume: resumes.exists,
    namesOf: userRepository.namesOf,
  })
  const reviews = createReviewsService({
    db,
    now,
    log,
    machineScores,
    finalScore,
    queueUnranked,
    recordReview: handIns.recordReview,
    refuseErased,
  })
  const reviewQueue = createReviewQueueService({
    db,
    now,
    log,
    latestScores,
    finalScore,
    queueUnranked,
    recordRating: handIns.recordAnswerRating,
  })
  const agreement = createAgreementService({ db })
  const decisions = createDecisionsService({ db, now, log, refuseErased, recordDecision: handIns.recordDecision })
  const reports = createReportsService({
    db,
    now,
    log,
    readInterview: interviews.detail,
    listReviews: reviews.list,
    levelsGiven: reviews.levelsGiven,
    listDecisions: decisions.list,
  })
  const decisionPackets = createDecisionPacketService({
    now,
    log,
    readInterview: interviews.detail,
    listDecisions: decisions.list,
    readPeoplesLevels: reviews.peoplesLevels,
    reveal: reviews.reveal,
    findNotice: (version) => notices.find(db, version),
    namesOf: (ids) => userRepository.namesOf(db, ids),
    proveAudit: (id) => auditProof(db, { kind: 'interview', id }, ownAnchors(config), now()),
  })

  return { interviews, reviews, reviewQueue, agreement, decisions, reports, decisionPackets }
}

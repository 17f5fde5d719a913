import { jobs } from '@colloquy/contracts/jobs'
import type { ParserPool } from '@colloquy/resume/parser-pool'
import { AppError } from './domain/app-error.ts'
import { builtInGrader } from './domain/privacy/notice.ts'
import { createAuditService } from './features/audit/audit.service.ts'
import { createAuth } from './features/auth/auth.ts'
import { hashNewPassword } from './features/auth/passwords/new-password.ts'
import { createMyDataService } from './features/interviews/candidate/my-data.service.ts'
import { createMyInterviewService } from './features/interviews/candidate/my-interview.service.ts'
import { notices } from './features/interviews/candidate/notice/notices.repository.ts'
import { createProfileService } from './features/interviews/candidate/profile.service.ts'
import { createInterviewClock } from './features/interviews/clock.jobs.ts'
import { createTraceErasing, nextNight } from './features/interviews/erasure/erase-traces.jobs.ts'
import { refuseErased } from './features/interviews/erasure/refuse-erased.ts'
import { interviewHandIns } from './features/interviews/interview-hand-ins.ts'
import { createInterviewStore } from './features/interviews/interview-store.ts'
import { createInterviewService } from './features/interviews/team/interviews.service.ts'
import { invitationQueries } from './features/invitations/invitations.repository.ts'
import { createInvitationService } from './features/invitations/invitations.service.ts'
import { createOpeningService } from './features/invitations/openings.service.ts'
import { createAssignmentsService } from './features/positions/assignments.service.ts'
import { createPositionsService } from './features/positions/positions.service.ts'
import { createRetentionService, refuseWhileHeld } from './features/privacy/retention.service.ts'
import { createQuestionDraftsService } from './features/questions/drafts/question-drafts.service.ts'
import { createQuestionFilesService } from './features/questions/question-files.service.ts'
import { createQuestionsService, findActiveQuestions, findBankWords } from './features/questions/questions.service.ts'
import { createDecisionPacketService } from './features/reports/decision-packet/decision-packet.service.ts'
import { createReportsService } from './features/reports/reports.service.ts'
import { createResumeAnalysis } from './features/resumes/analysis/analyse-resume.jobs.ts'
import { createUploadService } from './features/resumes/intake/uploads.service.ts'
import { createResumeReader } from './features/resumes/reading/read-resume.jobs.ts'
import { createResumeService } from './features/resumes/resumes.service.ts'
import { createAgreementService } from './features/reviews/agreement/agreement.service.ts'
import { createDecisionsService } from './features/reviews/decisions.service.ts'
import { createReviewQueueService } from './features/reviews/queue/queue.service.ts'
import { createQueueing } from './features/reviews/queue/queueing.ts'
import { createReviewsService, maySeeMachineLevels } from './features/reviews/reviews.service.ts'
import { standingRatings } from './features/reviews/standing-ratings.ts'
import { providerScorer } from './features/scores/ai/provider-scorer.ts'
import { createRescoring, rescoreStandIns } from './features/scores/ai/rescoring.jobs.ts'
import { createSummaryWording, wordSummary } from './features/scores/ai/summary.jobs.ts'
import { createReportCards } from './features/scores/preflight/report-cards.ts'
import { createBankTrying } from './features/scores/preflight/try-bank.jobs.ts'
import { createReplaying } from './features/scores/replay/replay.jobs.ts'
import { createReplaysService } from './features/scores/replay/replay.service.ts'
import { builtInScorer } from './features/scores/scorer.ts'
import { createAnswerScoring } from './features/scores/scores.jobs.ts'
import {
  answersWaiting,
  finalScore,
  judgementOf,
  latestScores,
  machineScores,
} from './features/scores/scores.service.ts'
import { createTemplatesService } from './features/templates/templates.service.ts'
import { userRepository } from './features/users/users.repository.ts'
import { createUsersService } from './features/users/users.service.ts'
import { type AiGateway, createAiGateway } from './infra/ai/gateway.ts'
import { databaseLedger } from './infra/ai/ledger.ts'
import { createAuditKey } from './infra/audit-chain/audit-key.ts'
import { auditProof } from './infra/audit-chain/audit-proof.ts'
import { ownPublicKeys } from './infra/audit-chain/public-keys.ts'
import { createAuditSealing } from './infra/audit-chain/sealing.ts'
import type { Config } from './infra/config/config.ts'
import type { Db, DbOrTrx } from './infra/db/database.ts'
import { announce } from './infra/events/announce.ts'
import type { Storage } from './infra/files/storage.ts'
import { eraseKeptAnswers } from './infra/http/idempotency.ts'
import type { Queue } from './infra/jobs/queue.ts'
import { workerName } from './infra/jobs/worker-name.ts'
import type { Log } from './infra/log/log.ts'
import { clamavScanner } from './infra/malware/clamav.ts'
import type { Metrics } from './infra/metrics/metrics.ts'

export type ServiceParts = {
  config: Config
  db: Db
  queue: Pick<Queue, 'send'>
  storage: Storage
  parser: ParserPool
  log: Log
  metrics: Metrics
  now: () => Date
}

export type Services = ReturnType<typeof createServices>

/** Every service, built from the outside world and from what the others hand in. Read top to bottom. */
export function createServices({ config, db, queue, storage, parser, log, metrics, now }: ServiceParts) {
  const { publicUrl } = config.http
  const sendJob = async (trx: DbOrTrx, name: string, payload: object) => void (await queue.send(trx, name, payload))

  const gateway = createAiGateway({ config: config.ai, log, metrics, ledger: databaseLedger(db), now })
  const builtIn = builtInScorer()
  const scorer = providerScorer(gateway, builtIn)
  // Asked for by many within one period, it is one job: the key is the moment, to the period.
  const period = Math.min(10_000, config.ai.circuitMs)
  const rescoreLater = async (trx: DbOrTrx, inMs: number) => {
    const at = Math.ceil((now().getTime() + inMs) / period) * period
    await queue.send(trx, rescoreStandIns.name, {}, { startAfter: new Date(at), key: String(at), retries: 0 })
  }
  gateway.onRecovered(
    () => void rescoreLater(db, 0).catch((error: unknown) => log.error('app.failed', { during: 'rescoring', error })),
  )

  const sealAudit = createAuditSealing({
    db,
    log,
    now,
    key: createAuditKey(config.auditSecret ?? config.sessionSecret),
  })

  const store = createInterviewStore({ sendJob })
  const handIns = interviewHandIns(store)

  const auth = createAuth({
    db,
    log,
    secret: config.sessionSecret,
    rules: config.sessions,
    oidc: config.oidc,
    publicUrl,
    now,
    findCandidateSession: (hash) => invitationQueries.session(db, hash, now()),
    lockActiveAdmins: userRepository.lockActiveAdmins,
  })
  const reportCards = createReportCards({ db, now, scorer: builtIn })
  const tryBankLater = (on: DbOrTrx) => sendJob(on, jobs.tryBank.name, {})
  const tryBank = createBankTrying({
    cards: reportCards,
    findQuestions: () => findBankWords(db),
    goOn: () => tryBankLater(db),
    pauseMs: 200,
  })
  const questions = createQuestionsService({
    db,
    now,
    tryBankLater,
    reportCardOf: (question) => reportCards.of(question),
    preflightOutcomes: reportCards.outcomes,
    namesOf: userRepository.namesOf,
  })
  const questionFiles = createQuestionFilesService({ db, now, tryBankLater })
  const questionDrafts = createQuestionDraftsService({
    db,
    now,
    gateway,
    passesPreflight: async (question) => (await reportCards.of(question)).passed,
  })
  const templates = createTemplatesService({
    db,
    now,
    findActiveQuestions,
    reportCardOf: reportCards.of,
    namesOf: userRepository.namesOf,
  })
  const positions = createPositionsService({
    db,
    now,
    chooseQuestions: templates.choose,
    startTemplate: templates.start,
  })
  const assignments = createAssignmentsService({ db, now, log })
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

  const myInterview = createMyInterviewService({
    db,
    store,
    now,
    log,
    metrics,
    graceMs: config.interview.graceMs,
    scoredBy: () => scoredBy(gateway),
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
  const interviews = createInterviewService({
    db,
    store,
    now,
    log,
    judgementOf: judgementOf,
    maySeeLevels: maySeeMachineLevels,
    hasResume: resumes.exists,
    namesOf: userRepository.namesOf,
  })
  const users = createUsersService({ db, log, now, hashNewPassword, sessions: auth.sessions })
  const queueUnranked = createQueueing({ now, answersWaiting })
  const scoreAnswer = createAnswerScoring({
    db,
    now,
    log,
    scorer,
    recordScore: handIns.recordScore,
    finalise: handIns.finalise,
    standingRatings,
    queueUnranked,
    scoreAgainLater: (trx) => rescoreLater(trx, Math.max(period, gateway.retryInMs())),
    ...(gateway.available && {
      wordSummary: (trx: DbOrTrx, interviewId: string) => sendJob(trx, wordSummary.name, { interviewId }),
    }),
  })
  const rescore = createRescoring({
    db,
    gateway,
    now,
    pauseMs: 6 * config.ai.circuitMs,
    scoreAnswer,
    again: (inMs) => rescoreLater(db, inMs),
  })
  const sendReplay = (on: DbOrTrx, replayId: string) => sendJob(on, jobs.replayScores.name, { replayId })
  const replayScores = createReplaying({
    db,
    now,
    log,
    scorer,
    standingRatings,
    goOn: (replayId) => sendReplay(db, replayId),
  })
  const replays = createReplaysService({
    db,
    now,
    scorer: scorer.label,
    sendReplay,
    maySeeLevels: maySeeMachineLevels,
  })
  const wordSummaryOf = createSummaryWording({ db, gateway, now })
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
    proveAudit: (id) => auditProof(db, { kind: 'interview', id }, ownPublicKeys(config), now()),
  })
  const audit = createAuditService({
    db,
    now,
    namesOf: userRepository.namesOf,
    publicKeys: () => ownPublicKeys(config),
  })
  const clock = createInterviewClock({ db, store, now, log, metrics })

  const invitations = createInvitationService({
    db,
    now,
    log,
    publicUrl,
    invitationDays: config.interview.invitationDays,
    createInterview: handIns.createInterview,
    prolongInterview: handIns.prolongInterview,
    requireInterview: handIns.requireInterview,
  })
  const openings = createOpeningService({
    db,
    now,
    publicUrl,
    invitations,
    isFinished: (interviewId) => handIns.isFinished(db, interviewId),
    openInterview: myInterview.open,
    requirePosition: async (positionId) => void (await positions.read(positionId)),
  })

  return {
    auth,
    sealAudit,
    audit,
    users,
    questions,
    questionFiles,
    questionDrafts,
    reportCards,
    tryBank,
    templates,
    positions,
    assignments,
    resumes,
    resumeReader,
    resumeAnalysis,
    uploads,
    myInterview,
    profile,
    myData,
    retention,
    traceErasing,
    interviews,
    clock,
    scoreAnswer,
    rescore,
    replayScores,
    replays,
    wordSummaryOf,
    ai: gateway,
    filesState: storage.state,
    scannerState: scanner?.state,
    reviews,
    reviewQueue,
    agreement,
    decisions,
    reports,
    decisionPackets,
    invitations,
    openings,
  }
}

/** As the notice names whoever drafts the scores. */
function scoredBy(gateway: AiGateway): string {
  const models = gateway.states().map(({ provider, model }) => `the AI model ${model} (${provider})`)
  if (models.length === 0) return builtInGrader
  return `${models.join(' or ')}, or by ${builtInGrader} while it cannot be reached`
}

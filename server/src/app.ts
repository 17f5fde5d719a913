import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { auditRoutes } from './features/audit/audit.routes.ts'
import { authRoutes } from './features/auth/auth.routes.ts'
import { myInterviewRoutes } from './features/interviews/candidate/my-interview.routes.ts'
import { interviewRoutes } from './features/interviews/team/interviews.routes.ts'
import { invitationRoutes } from './features/invitations/invitations.routes.ts'
import { healthRoutes } from './features/ops/health.routes.ts'
import { databaseChecks } from './features/ops/health.ts'
import { liveEventRoutes } from './features/ops/live-events.routes.ts'
import { logLevelRoutes } from './features/ops/log-levels.routes.ts'
import { metricsRoutes } from './features/ops/metrics.routes.ts'
import { assignmentRoutes } from './features/positions/assignments.routes.ts'
import { positionRoutes } from './features/positions/positions.routes.ts'
import { retentionRoutes } from './features/privacy/retention.routes.ts'
import { questionDraftRoutes } from './features/questions/drafts/question-drafts.routes.ts'
import { questionRoutes } from './features/questions/questions.routes.ts'
import { decisionPacketRoutes } from './features/reports/decision-packet/decision-packet.routes.ts'
import { reportRoutes } from './features/reports/reports.routes.ts'
import { uploadRoutes } from './features/resumes/intake/uploads.routes.ts'
import { resumeRoutes } from './features/resumes/resumes.routes.ts'
import { agreementRoutes } from './features/reviews/agreement/agreement.routes.ts'
import { reviewQueueRoutes } from './features/reviews/queue/queue.routes.ts'
import { reviewRoutes } from './features/reviews/reviews.routes.ts'
import { reportCardRoutes } from './features/scores/preflight/report-cards.routes.ts'
import { replayRoutes } from './features/scores/replay/replay.routes.ts'
import { templateRoutes } from './features/templates/templates.routes.ts'
import { userRoutes } from './features/users/users.routes.ts'
import type { Config } from './infra/config/config.ts'
import type { Db } from './infra/db/database.ts'
import type { LiveFeed } from './infra/events/live-feed.ts'
import { servePages } from './infra/http/pages.ts'
import { createHttpServer } from './infra/http/server.ts'
import type { Log } from './infra/log/log.ts'
import type { Metrics } from './infra/metrics/metrics.ts'
import type { SharedMemory } from './infra/redis/redis.ts'
import type { Services } from './services.ts'

export type AppParts = {
  redis?: SharedMemory | undefined
  config: Config
  db: Db
  log: Log
  metrics: Metrics
  feed: LiveFeed
  services: Services
  now: () => Date
  queueRuns: () => boolean
}

const pagesFolder = fileURLToPath(new URL('../../web/dist', import.meta.url))

/** The HTTP side of the product: every route module, read top to bottom. */
export async function createApp(parts: AppParts): Promise<FastifyInstance> {
  const { config, db, log, metrics, feed, services, now } = parts
  const app = await createHttpServer({
    config,
    db,
    log,
    metrics,
    authenticate: services.auth.authenticate,
    redis: parts.redis,
    reachesRecord: services.assignments.reaches,
    version: '0.1.0',
    now,
  })

  authRoutes(app, services.auth, config.http.signInRateLimitPerMinute)
  userRoutes(app, services.users)
  questionRoutes(app, services)
  questionDraftRoutes(app, services.questionDrafts)
  reportCardRoutes(app, services.reportCards)
  templateRoutes(app, services.templates)
  positionRoutes(app, services.positions)
  assignmentRoutes(app, services.assignments)
  invitationRoutes(app, { ...services, ...services.auth.cookies })
  interviewRoutes(app, services.interviews)
  resumeRoutes(app, {
    resumes: services.resumes,
    viewInterview: services.myInterview.view,
    uploadLimitBytes: config.http.uploadLimitBytes,
  })
  uploadRoutes(app, { uploads: services.uploads, viewInterview: services.myInterview.view })
  myInterviewRoutes(app, { interview: services.myInterview, profile: services.profile, data: services.myData })

  replayRoutes(app, services.replays)
  reviewRoutes(app, services)
  reviewQueueRoutes(app, services.reviewQueue)
  agreementRoutes(app, services.agreement)
  reportRoutes(app, services.reports)
  decisionPacketRoutes(app, services.decisionPackets)
  retentionRoutes(app, services.retention)
  auditRoutes(app, services.audit)
  liveEventRoutes(app, { feed, now, assignedPositions: services.assignments.positionsOf })

  const allClosed = () => services.ai.states().every(({ state }) => state === 'closed')
  const optional = {
    ...(services.ai.available && { ai: () => (allClosed() ? ('healthy' as const) : ('degraded' as const)) }),
    ...(parts.redis && { redis: parts.redis.state }),
    ...(services.filesState && { files: services.filesState }),
    ...(services.scannerState && { malwareScanner: services.scannerState }),
  }
  healthRoutes(app, { ...databaseChecks(db), queue: async () => parts.queueRuns() }, optional)
  logLevelRoutes(app, { log, db, now })
  metricsRoutes(app, metrics, config.metricsToken)

  await servePages(app, pagesFolder)
  return app
}

import { createAuditService } from './features/audit/audit.service.ts'
import { createAuth } from './features/auth/auth.ts'
import { hashNewPassword } from './features/auth/passwords/new-password.ts'
import { interviewHandIns } from './features/interviews/interview-hand-ins.ts'
import { createInterviewStore } from './features/interviews/interview-store.ts'
import { invitationQueries } from './features/invitations/invitations.repository.ts'
import { createInvitationService } from './features/invitations/invitations.service.ts'
import { createOpeningService } from './features/invitations/openings.service.ts'
import { createAssignmentsService } from './features/positions/assignments.service.ts'
import { createPositionsService } from './features/positions/positions.service.ts'
import { userRepository } from './features/users/users.repository.ts'
import { createUsersService } from './features/users/users.service.ts'
import { keptCheckpoint, ownAnchors } from './infra/audit-chain/anchors.ts'
import { createAuditKey } from './infra/audit-chain/audit-key.ts'
import { createAuditSealing } from './infra/audit-chain/sealing.ts'
import { createCandidateServices } from './services/candidate-services.ts'
import { jobSender } from './services/job-sender.ts'
import { createQuestionServices } from './services/question-services.ts'
import { createResumeServices } from './services/resume-services.ts'
import { createReviewServices } from './services/review-services.ts'
import { createScoringServices } from './services/scoring-services.ts'
import type { ServiceParts } from './services/service-parts.ts'

export type Services = ReturnType<typeof createServices>

/** Every service, built from the outside world and from what the others hand in. Read top to bottom. */
export function createServices(parts: ServiceParts) {
  const { config, db, queue, storage, log, now } = parts
  const { publicUrl } = config.http

  const sealAudit = createAuditSealing({
    db,
    log,
    now,
    key: createAuditKey(config.auditSecret ?? config.sessionSecret),
    kept: keptCheckpoint(config),
  })

  const store = createInterviewStore({ sendJob: jobSender(queue) })
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
  const users = createUsersService({ db, log, now, hashNewPassword, sessions: auth.sessions })

  const { gateway, builtIn, queueUnranked, scoredBy, ...scoring } = createScoringServices(parts, { handIns })
  const bank = createQuestionServices(parts, { builtIn, gateway })
  const positions = createPositionsService({
    db,
    now,
    chooseQuestions: bank.templates.choose,
    startTemplate: bank.templates.start,
  })
  const assignments = createAssignmentsService({ db, now, log })
  const reading = createResumeServices(parts, { handIns, gateway })
  const { resumes } = reading
  const candidate = createCandidateServices(parts, { store, resumes, scoredBy })
  const team = createReviewServices(parts, { handIns, store, resumes, queueUnranked })

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
    openInterview: candidate.myInterview.open,
    requirePosition: async (positionId) => void (await positions.read(positionId)),
  })

  const audit = createAuditService({
    db,
    now,
    namesOf: userRepository.namesOf,
    anchors: () => ownAnchors(config),
  })
  return {
    auth,
    users,
    sealAudit,
    audit,
    ...scoring,
    ...bank,
    positions,
    assignments,
    ...reading,
    ...candidate,
    ...team,
    invitations,
    openings,
    ai: gateway,
    filesState: storage.state,
  }
}

import type { AuditProof, DecisionPacket } from '@colloquy/contracts/decision-packet'
import type { InterviewDetail } from '@colloquy/contracts/interviews'
import type { Notice } from '@colloquy/contracts/my-interview'
import type { Decision } from '@colloquy/contracts/reviews'
import { AppError } from '../../../domain/app-error.ts'
import type { UserCaller } from '../../../infra/http/caller.ts'
import type { Log } from '../../../infra/log/log.ts'
import { overridesOf } from './overrides.ts'

type UnnamedProof = Omit<AuditProof, 'entries'> & { entries: Omit<AuditProof['entries'][number], 'actorName'>[] }

export type DecisionPacketDeps = {
  now: () => Date
  log: Pick<Log, 'info'>
  readInterview: (user: UserCaller, interviewId: string) => Promise<InterviewDetail>
  listDecisions: (interviewId: string) => Promise<{ items: Decision[] }>
  /** All that people have submitted, whoever asks. */
  readPeoplesLevels: (interviewId: string) => Promise<Pick<DecisionPacket, 'reviews' | 'answerRatings' | 'shared'>>
  /** Notes that this person has seen the machine's levels. */
  reveal: (mine: { interviewId: string; userId: string }) => Promise<null>
  /** The words of a notice that was agreed to. */
  findNotice: (version: string) => Promise<Notice | null>
  namesOf: (userIds: readonly string[]) => Promise<ReadonlyMap<string, string>>
  proveAudit: (interviewId: string) => Promise<UnnamedProof>
}

export type DecisionPacketService = ReturnType<typeof createDecisionPacketService>

/** The record of a decision (R12.4). */
export function createDecisionPacketService(deps: DecisionPacketDeps) {
  const { now, log } = deps

  /** A decision ends the blindness; who looks before an own review is noted as having seen the machine's levels. */
  async function unhidden(user: UserCaller, interviewId: string): Promise<InterviewDetail> {
    const interview = await deps.readInterview(user, interviewId)
    if (interview.machineLevels !== 'hidden_until_review') return interview
    await deps.reveal({ interviewId, userId: user.id })
    return deps.readInterview(user, interviewId)
  }

  async function named({ entries, ...proof }: UnnamedProof): Promise<AuditProof> {
    const people = entries.filter(({ actorType }) => actorType === 'user').map(({ actorId }) => actorId)
    const names = await deps.namesOf([...new Set(people)])
    return { ...proof, entries: entries.map((entry) => ({ ...entry, actorName: names.get(entry.actorId) ?? null })) }
  }

  return {
    async read(user: UserCaller, interviewId: string): Promise<DecisionPacket> {
      const decisions = (await deps.listDecisions(interviewId)).items
      if (!decisions[0] || decisions[0].outcome === 'hold') {
        const sentence = 'The packet is the record of a decision to advance or to reject: there is none yet.'
        throw new AppError('not_decided_yet', sentence)
      }
      const interview = await unhidden(user, interviewId)
      const people = await deps.readPeoplesLevels(interviewId)
      const { consent } = interview
      log.info('user.action', { action: 'report.packet', subject: 'interview', subjectId: interviewId })
      return {
        madeAt: now().toISOString(),
        madeFor: { id: user.id, name: user.name },
        interview,
        notice: consent && (await deps.findNotice(consent.noticeVersion)),
        ...people,
        overrides: overridesOf(interview.questions, people.reviews, people.answerRatings),
        decisions,
        audit: await named(await deps.proveAudit(interviewId)),
      }
    },
  }
}

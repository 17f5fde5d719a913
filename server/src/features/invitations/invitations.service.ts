import type { Invitation, InvitationWithLink } from '@colloquy/contracts/invitations'
import { v7 as newId } from 'uuid'
import { AppError } from '../../domain/app-error.ts'
import { recordAudit } from '../../infra/audit-chain/record-audit.ts'
import { type Db, type DbOrTrx, inTransaction, type Trx } from '../../infra/db/database.ts'
import type { UserCaller } from '../../infra/http/caller.ts'
import type { Log } from '../../infra/log/log.ts'
import { hashSecret, newSecret } from '../../infra/secrets/secret.ts'
import { type InvitationRow, invitationQueries } from './invitations.repository.ts'

type Person = { fullName: string | null; email: string | null }
type Invitee = { fullName?: string | undefined; email?: string | undefined }
export type NewInterview = { positionId: string; person: Person; expiresAt: Date; now: Date; actor: string }

export type InvitationDeps = {
  db: Db
  now: () => Date
  log: Log
  publicUrl: string
  invitationDays: number
  /** Makes candidate and interview; refuses where the position cannot be interviewed for. Gives the interview's id. */
  createInterview: (trx: Trx, wanted: NewInterview) => Promise<string>
  /** Lets an interview go on until the new end of its link. */
  prolongInterview: (trx: Trx, interviewId: string, until: Date, by: string, now: Date) => Promise<Person>
  requireInterview: (db: DbOrTrx, interviewId: string) => Promise<void>
}

const dayMs = 24 * 60 * 60 * 1000

export type InvitationService = ReturnType<typeof createInvitationService>

/** Personal links: each leads to one interview and can be ended. */
export function createInvitationService(deps: InvitationDeps) {
  const { db, now, log, publicUrl, invitationDays } = deps

  async function addLink(
    trx: Trx,
    interviewId: string,
    person: Person,
    expiresAt: Date,
    createdBy: string | null,
    at: Date,
  ) {
    const secret = newSecret()
    const row = await invitationQueries.insert(trx, {
      id: newId(),
      interviewId,
      tokenHash: hashSecret(secret),
      expiresAt,
      createdBy,
      now: at,
    })
    const link = `${publicUrl}/invitation#${secret}`
    return {
      ...toInvitation(row, at),
      link,
      candidateName: person.fullName,
      email: person.email,
    } satisfies InvitationWithLink
  }

  async function invite(
    trx: Trx,
    positionId: string,
    person: Person,
    by: { actor: string; userId: string | null },
    expiresInDays?: number,
  ) {
    const at = now()
    const expiresAt = new Date(at.getTime() + (expiresInDays ?? invitationDays) * dayMs)
    const interviewId = await deps.createInterview(trx, { positionId, person, expiresAt, now: at, actor: by.actor })
    const actor = by.userId
      ? ({ type: 'user', id: by.userId } as const)
      : ({ type: 'anyone', id: 'open link' } as const)
    const subject = { kind: 'interview', id: interviewId }
    await recordAudit(trx, { action: 'invitation.created', actor, subject, detail: { positionId }, at })
    return addLink(trx, interviewId, person, expiresAt, by.userId, at)
  }

  return {
    /** For open links: the caller's transaction, nobody signed in. */
    inviteWithin: (trx: Trx, positionId: string, person: Person) =>
      invite(trx, positionId, person, { actor: 'candidate', userId: null }),

    async invite(
      user: UserCaller,
      positionId: string,
      people: readonly Invitee[],
      expiresInDays?: number,
    ): Promise<InvitationWithLink[]> {
      const made = await inTransaction(db, async (trx) => {
        const links: InvitationWithLink[] = []
        for (const { fullName = null, email = null } of people) {
          links.push(
            await invite(trx, positionId, { fullName, email }, { actor: user.id, userId: user.id }, expiresInDays),
          )
        }
        return links
      })
      log.info('user.action', {
        action: 'invitation.create',
        subject: 'position',
        subjectId: positionId,
        outcome: `${made.length}`,
      })
      return made
    },

    async list(interviewId: string): Promise<{ items: Invitation[] }> {
      await deps.requireInterview(db, interviewId)
      const at = now()
      return { items: (await invitationQueries.ofInterview(db, interviewId)).map((row) => toInvitation(row, at)) }
    },

    async renew(user: UserCaller, interviewId: string, expiresInDays?: number): Promise<InvitationWithLink> {
      const at = now()
      const expiresAt = new Date(at.getTime() + (expiresInDays ?? invitationDays) * dayMs)
      const link = await inTransaction(db, async (trx) => {
        const person = await deps.prolongInterview(trx, interviewId, expiresAt, user.id, at)
        await invitationQueries.revoke(trx, { interviewId }, at)
        const subject = { kind: 'interview', id: interviewId }
        await recordAudit(trx, { action: 'invitation.renewed', subject, at })
        return addLink(trx, interviewId, person, expiresAt, user.id, at)
      })
      log.info('user.action', { action: 'invitation.renew', subject: 'interview', subjectId: interviewId })
      return link
    },

    async revoke(invitationId: string): Promise<null> {
      await inTransaction(db, async (trx) => {
        const interviewId = await invitationQueries.revoke(trx, { invitationId }, now())
        if (interviewId) {
          await invitationQueries.endSessions(trx, interviewId)
          const subject = { kind: 'interview', id: interviewId }
          await recordAudit(trx, { action: 'invitation.revoked', subject, detail: { invitationId }, at: now() })
        } else if (!(await invitationQueries.exists(trx, invitationId)))
          throw new AppError('not_found', 'This invitation does not exist.')
      })
      log.info('user.action', { action: 'invitation.revoke', subject: 'invitation', subjectId: invitationId })
      return null
    },
  }
}

function toInvitation(row: InvitationRow, now: Date): Invitation {
  const expired = row.expires_at <= now
  return {
    id: row.id,
    interviewId: row.interview_id,
    status: row.revoked_at ? 'revoked' : expired ? 'expired' : 'active',
    expiresAt: row.expires_at.toISOString(),
    firstOpenedAt: row.first_opened_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  }
}

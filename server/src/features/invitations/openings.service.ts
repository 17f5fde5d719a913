import type { OpenLink } from '@colloquy/contracts/invitations'
import type { MyInterview } from '@colloquy/contracts/my-interview'
import { v7 as newId } from 'uuid'
import { AppError } from '../../domain/app-error.ts'
import { recordAudit } from '../../infra/audit-chain/record-audit.ts'
import { type Db, inTransaction, type Trx } from '../../infra/db/database.ts'
import type { UserCaller } from '../../infra/http/caller.ts'
import { hashSecret, newSecret } from '../../infra/secrets/secret.ts'
import { invitationQueries } from './invitations.repository.ts'
import type { InvitationService } from './invitations.service.ts'
import { type OpenLinkRow, openLinkQueries } from './open-links.repository.ts'

type Deps = {
  db: Db
  now: () => Date
  publicUrl: string
  invitations: InvitationService
  /** Whether the interview can still be entered through its link: an expired one cannot, a finished one shows its receipt. */
  isFinished: (interviewId: string) => Promise<boolean>
  openInterview: (interviewId: string) => Promise<MyInterview>
  requirePosition: (positionId: string) => Promise<void>
}

const dayMs = 24 * 60 * 60 * 1000
/** A candidate's cookie outlives the invitation, for the receipt; the link itself can always be opened again. */
const sessionDays = 30

export type OpeningService = ReturnType<typeof createOpeningService>

/** How candidates come in: by a personal link, or through an open one. */
export function createOpeningService({
  db,
  now,
  publicUrl,
  invitations,
  isFinished,
  openInterview,
  requirePosition,
}: Deps) {
  async function newSession(trx: Trx, interviewId: string, at: Date): Promise<string> {
    const secret = newSecret()
    const expiresAt = new Date(at.getTime() + sessionDays * dayMs)
    await invitationQueries.addSession(trx, { tokenHash: hashSecret(secret), interviewId, now: at, expiresAt })
    return secret
  }

  return {
    async open(token: string): Promise<{ interview: MyInterview; session: string }> {
      const at = now()
      const invitation = await invitationQueries.byToken(db, hashSecret(token))
      if (!invitation) {
        throw new AppError(
          'invitation_unknown',
          'Please check that the whole link was copied, or ask the person who sent it for a new one.',
        )
      }
      if (invitation.revoked_at)
        throw new AppError(
          'invitation_revoked',
          'The team withdrew this link. If you have a newer one, please use that.',
        )
      if (invitation.expires_at <= at && !(await isFinished(invitation.interview_id))) {
        throw new AppError(
          'invitation_expired',
          'This link was valid for a limited time. Please ask the person who sent it for a new one.',
        )
      }
      const interview = await openInterview(invitation.interview_id)
      const session = await inTransaction(db, async (trx) => {
        await invitationQueries.markOpened(trx, invitation.id, at)
        await recordAudit(trx, {
          action: 'invitation.opened',
          actor: { type: 'candidate', id: invitation.interview_id },
          subject: { kind: 'interview', id: invitation.interview_id },
          detail: { invitationId: invitation.id },
          at,
        })
        return newSession(trx, invitation.interview_id, at)
      })
      return { interview, session }
    },

    async register(token: string, person: { fullName: string; email: string }) {
      const at = now()
      const openLink = await openLinkQueries.byToken(db, hashSecret(token))
      if (!openLink) throw new AppError('invitation_unknown', 'Please check that the whole link was copied.')
      if (openLink.revoked_at) throw new AppError('invitation_revoked', 'The team closed this link.')
      if (openLink.closes_at <= at) throw new AppError('invitation_expired', 'Registration through this link is over.')
      const made = await inTransaction(db, async (trx) => {
        if (!(await openLinkQueries.use(trx, openLink.id))) {
          throw new AppError(
            'invitation_used_up',
            'All places of this link are taken. Please ask the team for an invitation of your own.',
          )
        }
        const invitation = await invitations.inviteWithin(trx, openLink.position_id, person)
        return { invitation, session: await newSession(trx, invitation.interviewId, at) }
      })
      return {
        interview: await openInterview(made.invitation.interviewId),
        link: made.invitation.link,
        session: made.session,
      }
    },

    deleteExpiredSessions: (): Promise<void> => invitationQueries.deleteExpiredSessions(db, now()),

    async createOpenLink(user: UserCaller, positionId: string, wanted: { maxUses: number; closesAt: string }) {
      await requirePosition(positionId)
      const at = now()
      const closesAt = new Date(wanted.closesAt)
      if (closesAt <= at) {
        throw new AppError('validation_failed', 'Choose a closing date that lies ahead.', {
          fields: [{ field: 'closesAt', message: 'must lie ahead' }],
        })
      }
      const secret = newSecret()
      const id = newId()
      const row = await inTransaction(db, async (trx) => {
        const subject = { kind: 'position', id: positionId }
        await recordAudit(trx, { action: 'open_link.created', subject, detail: { openLinkId: id }, at })
        return openLinkQueries.insert(trx, {
          id,
          positionId,
          tokenHash: hashSecret(secret),
          maxUses: wanted.maxUses,
          closesAt,
          createdBy: user.id,
          now: at,
        })
      })
      return { ...toOpenLink(row, at), link: `${publicUrl}/join#${secret}` }
    },

    async listOpenLinks(positionId: string): Promise<{ items: OpenLink[] }> {
      await requirePosition(positionId)
      const at = now()
      return { items: (await openLinkQueries.ofPosition(db, positionId)).map((row) => toOpenLink(row, at)) }
    },

    async revokeOpenLink(openLinkId: string): Promise<null> {
      await inTransaction(db, async (trx) => {
        const subject = { kind: 'open_link', id: openLinkId }
        await recordAudit(trx, { action: 'open_link.revoked', subject, at: now() })
        if (!(await openLinkQueries.revoke(trx, openLinkId, now())))
          throw new AppError('not_found', 'This link does not exist.')
      })
      return null
    },
  }
}

function toOpenLink(row: OpenLinkRow, now: Date): OpenLink {
  const state = row.revoked_at
    ? 'revoked'
    : row.closes_at <= now
      ? 'expired'
      : row.uses >= row.max_uses
        ? 'used_up'
        : 'active'
  return {
    id: row.id,
    positionId: row.position_id,
    status: state,
    maxUses: row.max_uses,
    uses: row.uses,
    closesAt: row.closes_at.toISOString(),
    createdAt: row.created_at.toISOString(),
  }
}

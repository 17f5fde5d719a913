import type { DbOrTrx, Trx } from '../../infra/db/database.ts'
import { queries } from '../../infra/db/query-name.ts'

export type InvitationRow = {
  id: string
  interview_id: string
  expires_at: Date
  revoked_at: Date | null
  first_opened_at: Date | null
  created_at: Date
}
const columns = ['id', 'interview_id', 'expires_at', 'revoked_at', 'first_opened_at', 'created_at'] as const

type NewInvitation = {
  id: string
  interviewId: string
  tokenHash: string
  expiresAt: Date
  createdBy: string | null
  now: Date
}

export const invitationQueries = queries('invitations', {
  async insert(trx: Trx, invitation: NewInvitation): Promise<InvitationRow> {
    return trx
      .insertInto('invitations')
      .values({
        id: invitation.id,
        interview_id: invitation.interviewId,
        token_hash: invitation.tokenHash,
        expires_at: invitation.expiresAt,
        created_by: invitation.createdBy,
        created_at: invitation.now,
      })
      .returning(columns)
      .executeTakeFirstOrThrow()
  },

  async byToken(db: DbOrTrx, tokenHash: string): Promise<InvitationRow | undefined> {
    return db.selectFrom('invitations').select(columns).where('token_hash', '=', tokenHash).executeTakeFirst()
  },

  async ofInterview(db: DbOrTrx, interviewId: string): Promise<InvitationRow[]> {
    return db
      .selectFrom('invitations')
      .select(columns)
      .where('interview_id', '=', interviewId)
      .orderBy('created_at', 'desc')
      .execute()
  },

  async markOpened(trx: Trx, invitationId: string, now: Date): Promise<void> {
    await trx
      .updateTable('invitations')
      .set({ first_opened_at: now })
      .where('id', '=', invitationId)
      .where('first_opened_at', 'is', null)
      .execute()
  },

  async revoke(
    trx: Trx,
    where: { invitationId: string } | { interviewId: string },
    now: Date,
  ): Promise<string | undefined> {
    const update = trx
      .updateTable('invitations')
      .set({ revoked_at: now })
      .where('revoked_at', 'is', null)
      .returning('interview_id')
    const rows = await ('invitationId' in where
      ? update.where('id', '=', where.invitationId)
      : update.where('interview_id', '=', where.interviewId)
    ).execute()
    return rows[0]?.interview_id
  },

  async exists(db: DbOrTrx, invitationId: string): Promise<boolean> {
    return (
      (await db.selectFrom('invitations').select('id').where('id', '=', invitationId).executeTakeFirst()) !== undefined
    )
  },

  async addSession(
    trx: Trx,
    session: { tokenHash: string; interviewId: string; now: Date; expiresAt: Date },
  ): Promise<void> {
    const { tokenHash, interviewId, now, expiresAt } = session
    await trx
      .insertInto('candidate_sessions')
      .values({ token_hash: tokenHash, interview_id: interviewId, created_at: now, expires_at: expiresAt })
      .execute()
  },

  async session(db: DbOrTrx, tokenHash: string, now: Date): Promise<{ interviewId: string } | null> {
    const row = await db
      .selectFrom('candidate_sessions')
      .select('interview_id')
      .where('token_hash', '=', tokenHash)
      .where('expires_at', '>', now)
      .executeTakeFirst()
    return row ? { interviewId: row.interview_id } : null
  },

  async deleteExpiredSessions(db: DbOrTrx, now: Date): Promise<void> {
    await db.deleteFrom('candidate_sessions').where('expires_at', '<', now).execute()
  },

  async endSessions(trx: Trx, interviewId: string): Promise<void> {
    await trx.deleteFrom('candidate_sessions').where('interview_id', '=', interviewId).execute()
  },
})

import { v7 as newId } from 'uuid'
import { AppError } from '../../../domain/app-error.ts'
import { recordAudit } from '../../../infra/audit-chain/record-audit.ts'
import { type Db, type DbOrTrx, inTransaction, type Trx } from '../../../infra/db/database.ts'
import { setActor } from '../../../infra/log/correlation.ts'
import type { Log } from '../../../infra/log/log.ts'
import { hashSecret, newSecret } from '../../../infra/secrets/secret.ts'
import type { AccessTokens } from '../tokens/access-token.ts'
import type { EndedSessions } from '../tokens/ended-sessions.ts'
import { createSuccession, judgeRefresh, type SessionRules } from './refresh-token.ts'
import { type Client, type Person, type StoredSession, sessions } from './sessions.repository.ts'

export type IssuedSession = {
  user: Person
  /** Until it is set up, the session reaches nothing but the own account. */
  secondFactorMissing: boolean
  access: { token: string; expiresAt: Date }
  refresh: { token: string; expiresAt: Date }
}
export type SessionsService = ReturnType<typeof createSessionsService>

export type SessionParts = {
  db: Db
  log: Log
  tokens: AccessTokens
  ended: EndedSessions
  secret: string
  rules: SessionRules
  secondFactorMissing: (db: DbOrTrx, user: Person, by: SignedInBy) => Promise<boolean>
  now: () => Date
}
type Begun = Pick<StoredSession, 'id' | 'expiresAt' | 'signedInBy'>
type Refreshed = { outcome: 'refreshed'; token: string; of: StoredSession }
type Refused = { outcome: 'ended' | 'reused'; of: StoredSession | undefined }

const dayMs = 24 * 60 * 60_000
const sessionOver = () => new AppError('session_expired', 'Your session has ended. Please sign in again.')

/** How somebody has shown who they are. */
export type SignedInBy = 'password' | 'set_up' | 'provider'
export type EndedBecause =
  | 'signed_out'
  | 'too_many'
  | 'ended_by_owner'
  | 'ended_by_admin'
  | 'account_changed'
  | 'password_changed'
  | 'second_factor_changed'

/** Sessions from their begin to their end. */
export function createSessionsService(parts: SessionParts) {
  const { db, log, tokens, ended, secret, rules, now } = parts
  const successor = createSuccession(secret)
  const before = (at: Date, ms: number) => new Date(at.getTime() - ms)

  const issue = async (user: Person, session: Begun, token: string, at: Date): Promise<IssuedSession> => {
    const secondFactorMissing = await parts.secondFactorMissing(db, user, session.signedInBy)
    const caller = { kind: 'user', ...user, sessionId: session.id, secondFactorMissing } as const
    return {
      user,
      secondFactorMissing,
      refresh: { token, expiresAt: new Date(Math.min(session.expiresAt.getTime(), at.getTime() + rules.idleMs)) },
      access: await tokens.issue(caller, at),
    }
  }

  const tellEnd = async (trx: Trx, ids: readonly string[], why: EndedBecause): Promise<void> => {
    for (const id of ids) {
      await recordAudit(trx, { action: 'session.ended', subject: { kind: 'session', id }, at: now(), detail: { why } })
    }
  }

  /** Ends these sessions, of this person where one is named; `turnAway` those it gives once the transaction committed. */
  const endNow = async (trx: Trx, which: { ids: readonly string[]; userId?: string }, why: EndedBecause) => {
    const ids = await sessions.end(trx, which, now())
    await tellEnd(trx, ids, why)
    return ids
  }

  /** A session for somebody who has just shown who they are; whoever has too many loses those used longest ago. */
  const open = async (user: Person, client: Client, by: SignedInBy): Promise<IssuedSession> => {
    const at = now()
    setActor({ type: 'user', id: user.id })
    const session: Begun = { id: newId(), expiresAt: new Date(at.getTime() + rules.longestMs), signedInBy: by }
    const token = newSecret()
    const tooMany = await inTransaction(db, async (trx) => {
      await sessions.add(trx, { ...session, userId: user.id, client, now: at })
      await sessions.addToken(trx, session.id, hashSecret(token), at)
      const live = await sessions.findLive(trx, user.id, at, before(at, rules.idleMs))
      const ids = live.filter(({ id }) => id !== session.id).slice(rules.mostPerUser - 1)
      const subject = { kind: 'session', id: session.id }
      await recordAudit(trx, { action: 'session.signed_in', subject, at, detail: { by } })
      return endNow(trx, { ids: ids.map(({ id }) => id) }, 'too_many')
    })
    ended.add(tooMany, at)
    log.info('user.action', { action: 'session.sign_in', subject: 'session', subjectId: session.id, outcome: 'done' })
    return issue(user, session, token, at)
  }

  const refresh = async (presented: string | undefined, client: Client): Promise<IssuedSession> => {
    if (!presented) throw new AppError('not_signed_in', 'Please sign in to go on.')
    const at = now()
    const result = await inTransaction(db, (trx) => exchange(trx, presented, client, at))
    if (result.outcome === 'refreshed') return issue(result.of.user, result.of, result.token, at)
    if (result.of) ended.add([result.of.id], at)
    log.warn('user.action', { action: 'session.refresh', subjectId: result.of?.id, outcome: result.outcome })
    throw sessionOver()
  }

  const exchange = async (trx: Trx, presented: string, client: Client, at: Date): Promise<Refreshed | Refused> => {
    const hash = hashSecret(presented)
    const session = await sessions.lockByToken(trx, hash)
    const token = session && (await sessions.findToken(trx, hash))
    if (!token) return { outcome: 'ended', of: session }
    const verdict = judgeRefresh({ ...token, session, userActive: session.userActive }, rules, at)
    if (verdict === 'ended') return { outcome: 'ended', of: session }
    if (verdict === 'reused') {
      const subject = { kind: 'session', id: session.id }
      await recordAudit(trx, {
        action: 'session.reuse_detected',
        subject,
        at,
        actor: { type: 'user', id: session.user.id },
      })
      await sessions.end(trx, { ids: [session.id] }, at)
      return { outcome: 'reused', of: session }
    }
    if (verdict === 'repeat') return { outcome: 'refreshed', token: await newestAfter(trx, presented), of: session }
    const next = successor(presented)
    await sessions.markRotated(trx, hash, at)
    await sessions.addToken(trx, session.id, hashSecret(next), at)
    await sessions.markUsed(trx, session.id, client, at)
    return { outcome: 'refreshed', token: next, of: session }
  }

  const newestAfter = async (trx: Trx, presented: string): Promise<string> => {
    const token = successor(presented)
    return (await sessions.findToken(trx, hashSecret(token)))?.rotatedAt ? newestAfter(trx, token) : token
  }

  /** Ends the session of this browser; that there is none any more is no failure. */
  const signOut = async (sessionId: string | undefined, refreshToken: string | undefined): Promise<void> => {
    const at = now()
    const ids = await inTransaction(db, async (trx) => {
      const session = refreshToken ? await sessions.lockByToken(trx, hashSecret(refreshToken)) : undefined
      const both = new Set([sessionId, session?.id].filter((id) => id !== undefined))
      return endNow(trx, { ids: [...both] }, 'signed_out')
    })
    ended.add(ids, at)
    for (const id of ids) log.info('user.action', { action: 'session.sign_out', subject: 'session', subjectId: id })
  }

  return {
    open,
    refresh,
    signOut,
    endNow,
    /** Ends all sessions of a person, but for one to keep, in the caller's transaction; `turnAway` them once it committed. */
    endAllOf: async (trx: Trx, userId: string, why: EndedBecause, keep?: string): Promise<string[]> => {
      const ids = await sessions.endAllOf(trx, userId, now(), keep)
      await tellEnd(trx, ids, why)
      return ids
    },
    turnAway: (sessionIds: readonly string[]): void => ended.add(sessionIds, now()),
    deleteOver: (): Promise<number> => {
      const at = now()
      return sessions.deleteOver(db, at, { idleSince: before(at, rules.idleMs), endedBefore: before(at, dayMs) })
    },
  }
}

import { v7 as newId } from 'uuid'
import { AppError } from '../../../domain/app-error.ts'
import { type Db, inTransaction, type Trx } from '../../../infra/db/database.ts'
import { setActor } from '../../../infra/log/correlation.ts'
import type { Log } from '../../../infra/log/log.ts'
import { hashSecret, newSecret } from '../../../infra/secrets/secret.ts'
import { passwordMatches } from '../passwords/password-hash.ts'
import type { AccessTokens } from '../tokens/access-token.ts'
import type { EndedSessions } from '../tokens/ended-sessions.ts'
import { createSuccession, judgeRefresh, sessionMs } from './refresh-token.ts'
import { type Client, type Person, type SessionToken, sessions } from './sessions.repository.ts'

export type IssuedSession = {
  user: Person
  access: { token: string; expiresAt: Date }
  refresh: { token: string; expiresAt: Date }
}
export type SessionsService = ReturnType<typeof createSessionsService>

type Parts = { db: Db; log: Log; tokens: AccessTokens; ended: EndedSessions; secret: string; now: () => Date }
type Refreshed = { outcome: 'refreshed'; token: string; of: SessionToken }
type Refused = { outcome: 'ended' | 'reused'; of: SessionToken | undefined }

const sessionOver = () => new AppError('session_expired', 'Your session has ended. Please sign in again.')

/** Signing in, staying signed in and signing out. */
export function createSessionsService({ db, log, tokens, ended, secret, now }: Parts) {
  const successor = createSuccession(secret)

  const issue = async (user: Person, sessionId: string, refresh: IssuedSession['refresh'], at: Date) => ({
    user,
    refresh,
    access: await tokens.issue({ kind: 'user', ...user, sessionId }, at),
  })

  /** A session for somebody who has just shown who they are. */
  const open = async (user: Person, client: Client): Promise<IssuedSession> => {
    const at = now()
    const familyId = newId()
    const refresh = { token: newSecret(), expiresAt: new Date(at.getTime() + sessionMs) }
    const hash = hashSecret(refresh.token)
    await sessions.addToken(db, {
      id: newId(),
      familyId,
      userId: user.id,
      hash,
      client,
      now: at,
      expiresAt: refresh.expiresAt,
    })
    setActor({ type: 'user', id: user.id })
    log.info('user.action', { action: 'session.sign_in', subject: 'session', subjectId: familyId, outcome: 'done' })
    return issue(user, familyId, refresh, at)
  }

  const signIn = async (email: string, password: string, client: Client): Promise<IssuedSession> => {
    const account = await sessions.findAccount(db, email)
    const matches = await passwordMatches(account?.passwordHash, password)
    if (!account || !matches || !account.active) {
      log.warn('user.action', { action: 'session.sign_in', outcome: 'refused' })
      throw new AppError('wrong_credentials', 'Email or password is not right. Please check both and try again.')
    }
    const { id, name, role } = account
    return open({ id, email: account.email, name, role }, client)
  }

  const refresh = async (presented: string | undefined, client: Client): Promise<IssuedSession> => {
    if (!presented) throw new AppError('not_signed_in', 'Please sign in to go on.')
    const at = now()
    const result = await inTransaction(db, (trx) => exchange(trx, presented, client, at))
    if (result.outcome === 'refreshed') {
      const { of, token } = result
      return issue(of.user, of.familyId, { token, expiresAt: of.expiresAt }, at)
    }
    if (result.of) ended.add([result.of.familyId], at)
    log.warn('user.action', { action: 'session.refresh', subjectId: result.of?.familyId, outcome: result.outcome })
    throw sessionOver()
  }

  const exchange = async (trx: Trx, presented: string, client: Client, at: Date): Promise<Refreshed | Refused> => {
    const token = await sessions.lockToken(trx, hashSecret(presented))
    if (!token) return { outcome: 'ended', of: undefined }
    const verdict = judgeRefresh(token, at)
    if (verdict === 'ended') return { outcome: 'ended', of: token }
    if (verdict === 'reused') {
      await sessions.endFamily(trx, token.familyId, at)
      return { outcome: 'reused', of: token }
    }
    if (verdict === 'repeat') return newestAfter(trx, presented)
    const next = successor(presented)
    await sessions.markRotated(trx, token.id, at)
    const { familyId, expiresAt, user } = token
    await sessions.addToken(trx, {
      id: newId(),
      familyId,
      userId: user.id,
      hash: hashSecret(next),
      expiresAt,
      client,
      now: at,
    })
    return { outcome: 'refreshed', token: next, of: token }
  }

  const newestAfter = async (trx: Trx, presented: string): Promise<Refreshed | Refused> => {
    const token = successor(presented)
    const of = await sessions.lockToken(trx, hashSecret(token))
    if (of?.rotatedAt) return newestAfter(trx, token)
    return of && !of.revokedAt ? { outcome: 'refreshed', token, of } : { outcome: 'ended', of }
  }

  /** Ends the session of this browser; that there is none any more is no failure. */
  const signOut = async (sessionId: string | undefined, refreshToken: string | undefined): Promise<void> => {
    const at = now()
    const ids = await inTransaction(db, async (trx) => {
      const token = refreshToken ? await sessions.lockToken(trx, hashSecret(refreshToken)) : undefined
      const families = new Set([sessionId, token?.familyId].filter((id) => id !== undefined))
      for (const id of families) await sessions.endFamily(trx, id, at)
      return [...families]
    })
    ended.add(ids, at)
    for (const id of ids) log.info('user.action', { action: 'session.sign_out', subject: 'session', subjectId: id })
  }

  return {
    open,
    signIn,
    refresh,
    signOut,
    /** Ends all sessions of a person inside the caller's transaction; call `turnAway` with the result once it committed. */
    endAllOf: (trx: Trx, userId: string): Promise<string[]> => sessions.endAllOf(trx, userId, now()),
    turnAway: (sessionIds: readonly string[]): void => ended.add(sessionIds, now()),
    deleteExpired: (): Promise<number> => sessions.deleteExpired(db, now()),
  }
}

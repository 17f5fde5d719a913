import type { AccountSession } from '@colloquy/contracts/account'
import { AppError } from '../../../domain/app-error.ts'
import { deviceOf } from './device.ts'
import { placeOf } from './place.ts'
import { sessions } from './sessions.repository.ts'
import type { SessionParts } from './sessions.service.ts'

export type OwnSessionsService = ReturnType<typeof createOwnSessionsService>

/** The sessions of one person: to look at, and to end. */
export function createOwnSessionsService({
  db,
  log,
  ended,
  rules,
  now,
}: Pick<SessionParts, 'db' | 'log' | 'ended' | 'rules' | 'now'>) {
  /** `current`: the session that asks. */
  const list = async (userId: string, current?: string): Promise<AccountSession[]> => {
    const at = now()
    const live = await sessions.findLive(db, userId, at, new Date(at.getTime() - rules.idleMs))
    return live.map(({ id, createdAt, lastUsedAt, userAgent, address }) => ({
      id,
      device: deviceOf(userAgent),
      place: placeOf(address),
      signedInAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt.toISOString(),
      current: id === current,
    }))
  }

  const announceEnd = (ids: readonly string[], at: Date) => {
    ended.add(ids, at)
    for (const id of ids) log.info('user.action', { action: 'session.end', subject: 'session', subjectId: id })
  }

  /** Somebody else's session is as if it were not there. */
  const end = async (userId: string, sessionId: string): Promise<void> => {
    const at = now()
    const ids = await sessions.end(db, { ids: [sessionId], userId }, at)
    if (ids.length === 0) throw new AppError('not_found', 'This session has ended already.')
    announceEnd(ids, at)
  }

  const endAll = async (userId: string, keep?: string): Promise<number> => {
    const at = now()
    const ids = await sessions.endAllOf(db, userId, at, keep)
    announceEnd(ids, at)
    return ids.length
  }

  return { list, end, endAll }
}

import type { AccountSession } from '@colloquy/contracts/account'
import { AppError } from '../../../domain/app-error.ts'
import { inTransaction } from '../../../infra/db/database.ts'
import type { UserCaller } from '../../../infra/http/caller.ts'
import { deviceOf } from './device.ts'
import { placeOf } from './place.ts'
import { sessions } from './sessions.repository.ts'
import type { EndedBecause, SessionParts, SessionsService } from './sessions.service.ts'

type Parts = Pick<SessionParts, 'db' | 'rules' | 'now'> & {
  sessions: Pick<SessionsService, 'endNow' | 'endAllOf' | 'turnAway'>
}
export type OwnSessionsService = ReturnType<typeof createOwnSessionsService>

/** The sessions of one person: to look at, and to end. */
export function createOwnSessionsService({ db, rules, now, sessions: { endNow, endAllOf, turnAway } }: Parts) {
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

  /** Somebody else's session is as if it were not there. */
  const end = async (userId: string, sessionId: string): Promise<void> => {
    const ids = await inTransaction(db, (trx) => endNow(trx, { ids: [sessionId], userId }, 'ended_by_owner'))
    if (ids.length === 0) throw new AppError('not_found', 'This session has ended already.')
    turnAway(ids)
  }

  const endAll = async (userId: string, why: EndedBecause, keep?: string): Promise<number> => {
    const ids = await inTransaction(db, (trx) => endAllOf(trx, userId, why, keep))
    turnAway(ids)
    return ids.length
  }

  return {
    list,
    end,
    endOthers: ({ id, sessionId }: UserCaller): Promise<number> => endAll(id, 'ended_by_owner', sessionId),
    endAllOf: (userId: string): Promise<number> => endAll(userId, 'ended_by_admin'),
  }
}

import type { BodyOf, QueryOf } from '@colloquy/contracts/endpoint'
import type { changeUser, createUser, listUsers, User } from '@colloquy/contracts/users'
import { v7 as newId } from 'uuid'
import { AppError } from '../../domain/app-error.ts'
import { recordAudit } from '../../infra/audit-chain/record-audit.ts'
import { type Db, type DbOrTrx, inTransaction, type Trx } from '../../infra/db/database.ts'
import type { Page } from '../../infra/db/keyset.ts'
import type { Log } from '../../infra/log/log.ts'
import { userRepository as users } from './users.repository.ts'

type Parts = {
  db: Db
  log: Log
  now: () => Date
  /** Refuses a password that is too easy to guess. */
  hashNewPassword: (password: string, about: { email: string; name: string }) => Promise<string>
  sessions: {
    endAllOf(trx: Trx, userId: string, why: 'account_changed'): Promise<string[]>
    turnAway(sessionIds: readonly string[]): void
  }
}

type NewUser = BodyOf<typeof createUser>

export type UsersService = ReturnType<typeof createUsersService>

/** People who may sign in. */
export function createUsersService({ db, log, now, hashNewPassword, sessions }: Parts) {
  const list = (page: QueryOf<typeof listUsers>): Promise<Page<User>> =>
    users.list(db, { ...page, sort: 'name', direction: 'asc' })

  const create = (body: NewUser): Promise<User> => addUser({ db, log, now, hashNewPassword }, body)

  /** Whoever loses access or changes role is signed out: what they may do stands in the session. */
  const change = async (id: string, version: number | null, wanted: BodyOf<typeof changeUser>): Promise<User> => {
    if (version === null)
      throw new AppError('precondition_required', 'Send If-Match with the version that you have read.')
    const { user, ended } = await inTransaction(db, async (trx) => {
      const admins = await users.lockActiveAdmins(trx)
      const before = await users.get(trx, id)
      const role = wanted.role ?? before.role
      const active = wanted.active ?? before.active
      if (admins.length === 1 && admins[0] === id && !(active && role === 'admin')) {
        throw new AppError(
          'still_referenced',
          'This is the last administrator. Make somebody else an administrator first.',
        )
      }
      const name = wanted.name ?? before.name
      const user = await users.update(trx, { id, version }, { name, role, active, updated_at: now() })
      const signsOut = !active || role !== before.role
      const detail = {
        ...(role !== before.role && { role, roleBefore: before.role }),
        active,
        renamed: name !== before.name,
      }
      await recordAudit(trx, { action: 'user.changed', subject: { kind: 'user', id }, detail, at: now() })
      return { user, ended: signsOut ? await sessions.endAllOf(trx, id, 'account_changed') : [] }
    })
    sessions.turnAway(ended)
    log.info('user.action', { action: 'user.change', subject: 'user', subjectId: id, outcome: outcomeOf(wanted) })
    return user
  }

  return {
    list,
    create,
    change,
    namesOf: (handle: DbOrTrx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> =>
      users.namesOf(handle, ids),
  }
}

/** Adds a person who may sign in with this password at once, or who sets one by a link. */
export async function addUser(
  { db, log, now, hashNewPassword }: Omit<Parts, 'sessions'>,
  { email, name, role, password }: NewUser,
): Promise<User> {
  const at = now()
  const password_hash = password === undefined ? null : await hashNewPassword(password, { email, name })
  const times = { created_at: at, updated_at: at }
  const user = await inTransaction(db, async (trx) => {
    const added = await users.add(trx, { id: newId(), email, name, role, password_hash, ...times })
    const subject = { kind: 'user', id: added?.id ?? '' }
    if (added) await recordAudit(trx, { action: 'user.created', subject, detail: { role }, at })
    return added
  })
  if (!user) {
    const message = 'There is somebody with this email address already, or with one that looks like it.'
    throw new AppError('already_exists', message, { fields: [{ field: 'email', message }] })
  }
  log.info('user.action', { action: 'user.create', subject: 'user', subjectId: user.id, outcome: role })
  return user
}

// What was changed, but no name: the log holds no personal data.
function outcomeOf({ name, role, active }: BodyOf<typeof changeUser>): string {
  const parts = [name !== undefined && 'name', role, active !== undefined && (active ? 'activated' : 'deactivated')]
  return parts.filter(Boolean).join(', ')
}

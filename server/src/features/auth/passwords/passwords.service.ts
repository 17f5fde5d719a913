import { AppError } from '../../../domain/app-error.ts'
import { recordAudit } from '../../../infra/audit-chain/record-audit.ts'
import { type Db, inTransaction, type Trx } from '../../../infra/db/database.ts'
import type { UserCaller } from '../../../infra/http/caller.ts'
import { setActor } from '../../../infra/log/correlation.ts'
import { hashSecret, newSecret } from '../../../infra/secrets/secret.ts'
import type { SessionsService } from '../sessions/sessions.service.ts'
import type { Throttle } from '../sign-in/throttle.service.ts'
import { hashNewPassword } from './new-password.ts'
import { passwordMatches } from './password-hash.ts'
import { type LinkedPerson, passwords } from './passwords.repository.ts'

type Parts = {
  db: Db
  publicUrl: string
  throttle: Throttle
  sessions: Pick<SessionsService, 'endAllOf' | 'turnAway'>
  now: () => Date
}
export type PasswordsService = ReturnType<typeof createPasswordsService>

const dayMs = 24 * 60 * 60_000
/** An invited person has some days; a link to an account that is in use is shorter. */
const linkMs = { first: 3 * dayMs, again: dayMs }

/** Passwords of people of the team: changed by themselves, or set by a link that an administrator passes on. */
export function createPasswordsService({ db, publicUrl, throttle, sessions, now }: Parts) {
  /** Whoever sits at an open page shows that they know the password, before something that matters. */
  const confirm = async (id: string, password: string, address: string, field = 'password') => {
    // Counted apart from sign-in: somebody at an open page guesses no faster, and locks nobody out.
    const trier = { account: `password of ${id}`, knownDevice: undefined, address }
    await throttle.begin(trier)
    const person = await passwords.find(db, id)
    if (!person || !(await passwordMatches(person.passwordHash, password))) {
      const message = 'This is not your present password.'
      throw new AppError('wrong_password', message, { fields: [{ field, message }] })
    }
    await throttle.succeeded(trier)
    return person
  }

  const change = async (
    { id, sessionId }: UserCaller,
    { present, next }: { present: string; next: string },
    address: string,
  ): Promise<void> => {
    const person = await confirm(id, present, address, 'present')
    const hash = await hashNewPassword(next, person, 'next')
    const ended = await inTransaction(db, (trx) => store(trx, id, hash, { by: 'person', keep: sessionId }))
    sessions.turnAway(ended)
  }

  const createLink = async (userId: string, createdBy: string | null): Promise<{ link: string; expiresAt: string }> => {
    const at = now()
    const token = newSecret()
    const expiresAt = await inTransaction(db, async (trx) => {
      const person = await passwords.find(trx, userId)
      if (!person) throw new AppError('not_found', 'There is no such person.')
      if (!person.active) throw new AppError('account_inactive', 'Let the person sign in again first.')
      const until = new Date(at.getTime() + (person.passwordHash ? linkMs.again : linkMs.first))
      await passwords.closeLinksOf(trx, userId, at)
      await passwords.addLink(trx, { userId, tokenHash: hashSecret(token), createdBy, expiresAt: until, now: at })
      await recordAudit(trx, { action: 'password.link_made', subject: { kind: 'user', id: userId }, at })
      return until
    })
    return { link: `${publicUrl}/password#${token}`, expiresAt: expiresAt.toISOString() }
  }

  const linked = async (token: string): Promise<LinkedPerson> => {
    const person = await passwords.findOpenLink(db, hashSecret(token), now())
    if (!person) throw linkInvalid()
    return person
  }

  const useLink = async (token: string, password: string): Promise<void> => {
    const person = await linked(token)
    setActor({ type: 'user', id: person.id })
    const hash = await hashNewPassword(password, person)
    const ended = await inTransaction(db, async (trx) => {
      if (!(await passwords.useLink(trx, hashSecret(token), now()))) throw linkInvalid()
      return store(trx, person.id, hash, { by: 'link' })
    })
    sessions.turnAway(ended)
  }

  const store = async (trx: Trx, userId: string, hash: string, how: { by: 'person' | 'link'; keep?: string }) => {
    const at = now()
    await passwords.change(trx, userId, hash, at)
    await passwords.closeLinksOf(trx, userId, at)
    const subject = { kind: 'user', id: userId }
    await recordAudit(trx, { action: 'password.changed', subject, at, detail: { by: how.by } })
    return sessions.endAllOf(trx, userId, 'password_changed', how.keep)
  }

  return {
    confirm,
    change,
    createLink,
    useLink,
    readLink: async (token: string) => {
      const { name, email, expiresAt } = await linked(token)
      return { name, email, expiresAt: expiresAt.toISOString() }
    },
    deleteOldLinks: (): Promise<void> => passwords.deleteLinksBefore(db, now()),
  }
}

const linkInvalid = () =>
  new AppError(
    'password_link_invalid',
    'This link was used already, is too old, or a newer one was made. Ask an administrator for a new one.',
  )

import { AppError } from '../../../domain/app-error.ts'
import { recordAudit } from '../../../infra/audit-chain/record-audit.ts'
import type { Db } from '../../../infra/db/database.ts'
import type { Log } from '../../../infra/log/log.ts'
import { hashPassword, isOutdated, passwordMatches } from '../passwords/password-hash.ts'
import { passwords } from '../passwords/passwords.repository.ts'
import type { SecondFactorService } from '../second-factor/second-factor.service.ts'
import { type Client, sessions } from '../sessions/sessions.repository.ts'
import type { IssuedSession, SessionsService } from '../sessions/sessions.service.ts'
import { createKnownDevices } from './known-device.ts'
import type { Throttle, Trier } from './throttle.service.ts'

type Parts = {
  db: Db
  log: Log
  secret: string
  throttle: Throttle
  secondFactor: Pick<SecondFactorService, 'isEnabled' | 'check'>
  sessions: Pick<SessionsService, 'open'>
  now: () => Date
}
export type SignedIn = { session: IssuedSession; deviceMark: string }
export type SignInService = ReturnType<typeof createSignInService>

/** Signing in with email and password. What is answered, and when, is the same whether or not the account exists. */
export function createSignInService({ db, log, secret, throttle, secondFactor, sessions: { open }, now }: Parts) {
  const devices = createKnownDevices(secret)

  const refused = async (error: unknown, userId: string | undefined): Promise<never> => {
    const reason = error instanceof AppError ? error.code : 'unexpected'
    log.warn('user.action', { action: 'session.sign_in', subjectId: userId, outcome: 'refused' })
    const subject = { kind: 'user', id: userId ?? 'unknown' }
    const actor = { type: 'anyone', id: 'anyone' } as const
    await recordAudit(db, { action: 'session.refused', subject, actor, at: now(), detail: { reason } })
    throw error
  }

  /** Counted apart from the password, which is right by now; again apart on a device that is known. */
  const checkCode = async (userId: string, code: string | undefined, { knownDevice, address }: Trier) => {
    if (!code) throw new AppError('second_factor_required', 'Enter the code that your authenticator app shows.')
    const device = knownDevice && `second factor on ${knownDevice}`
    const trier = { account: `second factor of ${userId}`, knownDevice: device, address }
    await throttle.begin(trier)
    await secondFactor.check(userId, code)
    await throttle.succeeded(trier)
  }

  /** `deviceMark`: what this browser was given when it last signed in. */
  return async (
    { email, password, code }: { email: string; password: string; code?: string | undefined },
    client: Client,
    deviceMark: string | undefined,
  ): Promise<SignedIn> => {
    const account = await sessions.findAccount(db, email)
    const knownDevice = devices.recognise(deviceMark, account?.id)
    const trier = { account: email, knownDevice, address: client.address }
    const check = async () => {
      await throttle.begin(trier)
      const matches = await passwordMatches(account?.passwordHash, password)
      if (!account?.active || !matches)
        throw new AppError('wrong_credentials', 'Email or password is not right. Please check both and try again.')
      await throttle.succeeded(trier)
      if (await secondFactor.isEnabled(account.id)) await checkCode(account.id, code, trier)
      return account
    }
    const { id, name, role, passwordHash, ...right } = await check().catch((error) => refused(error, account?.id))
    if (isOutdated(passwordHash)) await passwords.rehash(db, id, passwordHash, await hashPassword(password))
    const session = await open({ id, email: right.email, name, role }, client, 'password')
    return { session, deviceMark: knownDevice && deviceMark ? deviceMark : devices.markFor(id) }
  }
}

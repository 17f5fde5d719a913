import type { Role } from '@colloquy/contracts/vocabulary'
import { AppError } from '../../../domain/app-error.ts'
import { recordAudit } from '../../../infra/audit-chain/record-audit.ts'
import { type Db, type DbOrTrx, inTransaction, type Trx } from '../../../infra/db/database.ts'
import { keyFor, seal, unseal } from '../../../infra/secrets/sealed.ts'
import type { SignedInBy } from '../sessions/sessions.service.ts'
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts'
import { secondFactors as stored } from './second-factor.repository.ts'
import { newTotpSecret, stepOf, totpUri } from './totp.ts'

type Parts = {
  db: Db
  secret: string
  now: () => Date
}
type Owner = { id: string; email: string; role: Role }
export type SecondFactorService = ReturnType<typeof createSecondFactorService>

/** Codes of an authenticator app as the second thing that somebody shows when signing in. */
export function createSecondFactorService({ db, secret, now }: Parts) {
  const sealingKey = keyFor(secret, 'colloquy second factors')
  const subjectOf = (userId: string) => ({ kind: 'user', id: userId })

  const isRequired = async (handle: DbOrTrx, role: Role) => (await stored.findRequiredRoles(handle)).includes(role)

  /** Whether this person must set one up before anything else. A provider that signs people in asks for its own. */
  const isMissing = async (handle: DbOrTrx, { id, role }: Pick<Owner, 'id' | 'role'>, by: SignedInBy) =>
    by !== 'provider' && (await isRequired(handle, role)) && !(await stored.isEnabled(handle, id))

  const state = async ({ id, role }: Owner) => ({
    enabled: await stored.isEnabled(db, id),
    required: await isRequired(db, role),
    recoveryCodesLeft: await stored.countRecoveryCodes(db, id),
  })

  const begin = async ({ id, email }: Owner) => {
    const totpSecret = newTotpSecret()
    if (!(await stored.begin(db, id, seal(sealingKey, totpSecret, id), now())))
      throw new AppError('already_exists', 'You have a second factor already. Remove it first to set up another.')
    return { secret: totpSecret, uri: totpUri(totpSecret, email) }
  }

  /** Takes a code of the app, once. */
  const takeCode = async (handle: DbOrTrx, userId: string, code: string): Promise<boolean> => {
    const factor = await stored.find(handle, userId)
    const step = factor && stepOf(unseal(sealingKey, factor.sealedSecret, userId), code, now())
    return step !== undefined && (await stored.takeStep(handle, userId, step))
  }

  const freshCodes = async (trx: Trx, userId: string): Promise<string[]> => {
    const codes = newRecoveryCodes()
    await stored.replaceRecoveryCodes(trx, userId, codes.map(recoveryCodeHash))
    return codes
  }

  const confirm = (userId: string, code: string): Promise<string[]> =>
    inTransaction(db, async (trx) => {
      if (await stored.isEnabled(trx, userId))
        throw new AppError('already_exists', 'Your second factor is set up already.')
      if (!(await takeCode(trx, userId, code))) throw wrongCode('code')
      await stored.confirm(trx, userId, now())
      await recordAudit(trx, { action: 'second_factor.set_up', subject: subjectOf(userId), at: now() })
      return freshCodes(trx, userId)
    })

  const renewCodes = (userId: string): Promise<string[]> =>
    inTransaction(db, async (trx) => {
      if (!(await stored.isEnabled(trx, userId))) throw new AppError('not_found', 'You have no second factor yet.')
      await recordAudit(trx, { action: 'second_factor.codes_renewed', subject: subjectOf(userId), at: now() })
      return freshCodes(trx, userId)
    })

  const remove = async (trx: Trx, userId: string, by: 'owner' | 'admin'): Promise<void> => {
    if (!(await stored.remove(trx, userId))) throw new AppError('not_found', 'There is no second factor to remove.')
    await recordAudit(trx, { action: 'second_factor.removed', subject: subjectOf(userId), at: now(), detail: { by } })
  }

  /** A code of the app or a recovery code; each works once. */
  const check = async (userId: string, code: string): Promise<void> => {
    if (await takeCode(db, userId, code)) return
    const wasRecovery = await inTransaction(db, async (trx) => {
      if (!(await stored.takeRecoveryCode(trx, userId, recoveryCodeHash(code)))) return false
      const actor = { type: 'user', id: userId } as const
      await recordAudit(trx, { action: 'second_factor.recovered', subject: subjectOf(userId), actor, at: now() })
      return true
    })
    if (!wasRecovery) throw wrongCode('code')
  }

  const requireOf = (roles: Role[]): Promise<{ secondFactorRoles: Role[] }> =>
    inTransaction(db, async (trx) => {
      const secondFactorRoles = [...new Set(roles)].sort()
      await stored.requireRoles(trx, secondFactorRoles)
      const subject = { kind: 'setting', id: 'second_factor_roles' }
      await recordAudit(trx, {
        action: 'sign_in_rules.changed',
        subject,
        at: now(),
        detail: { roles: secondFactorRoles },
      })
      return { secondFactorRoles }
    })

  return {
    state,
    isMissing,
    isEnabled: (userId: string): Promise<boolean> => stored.isEnabled(db, userId),
    begin,
    confirm,
    renewCodes,
    remove,
    check,
    rules: async () => ({ secondFactorRoles: await stored.findRequiredRoles(db) }),
    requireOf,
  }
}

function wrongCode(field: string): AppError {
  const message = 'This code is not right, or was used already. Take the one that your app shows now.'
  return new AppError('second_factor_wrong', message, { fields: [{ field, message }] })
}

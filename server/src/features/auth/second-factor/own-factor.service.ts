import type { Role } from '@colloquy/contracts/vocabulary'
import { type Db, inTransaction } from '../../../infra/db/database.ts'
import type { PasswordsService } from '../passwords/passwords.service.ts'
import type { SessionsService } from '../sessions/sessions.service.ts'
import type { SecondFactorService } from './second-factor.service.ts'

type Owner = { id: string; email: string; role: Role; sessionId: string }
type Parts = {
  db: Db
  secondFactor: SecondFactorService
  passwords: Pick<PasswordsService, 'confirm'>
  sessions: Pick<SessionsService, 'endAllOf' | 'turnAway'>
}
export type OwnFactorService = ReturnType<typeof createOwnFactorService>

/** Changing a second factor: the owner shows the password again, and sessions elsewhere end. */
export function createOwnFactorService({ db, secondFactor, passwords, sessions }: Parts) {
  const endOthers = async ({ id, sessionId }: Owner): Promise<void> =>
    sessions.turnAway(await inTransaction(db, (trx) => sessions.endAllOf(trx, id, 'second_factor_changed', sessionId)))

  return {
    begin: async (owner: Owner, password: string, address: string) => {
      await passwords.confirm(owner.id, password, address)
      return secondFactor.begin(owner)
    },
    confirm: async (owner: Owner, code: string): Promise<string[]> => {
      const codes = await secondFactor.confirm(owner.id, code)
      await endOthers(owner)
      return codes
    },
    renewCodes: async ({ id }: Owner, password: string, address: string): Promise<string[]> => {
      await passwords.confirm(id, password, address)
      return secondFactor.renewCodes(id)
    },
    remove: async (owner: Owner, password: string, address: string): Promise<void> => {
      await passwords.confirm(owner.id, password, address)
      await inTransaction(db, (trx) => secondFactor.remove(trx, owner.id, 'owner'))
      await endOthers(owner)
    },
    /** By an administrator, for somebody who lost the device and the recovery codes. */
    reset: async (userId: string): Promise<void> => {
      const ended = await inTransaction(db, async (trx) => {
        await secondFactor.remove(trx, userId, 'admin')
        return sessions.endAllOf(trx, userId, 'second_factor_changed')
      })
      sessions.turnAway(ended)
    },
  }
}

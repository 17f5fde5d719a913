import type { BodyOf } from '@colloquy/contracts/endpoint'
import type { completeSetUp } from '@colloquy/contracts/sessions'
import { v7 as newId } from 'uuid'
import { AppError } from '../../../domain/app-error.ts'
import { recordAudit } from '../../../infra/audit-chain/record-audit.ts'
import { type Db, inTransaction } from '../../../infra/db/database.ts'
import type { Log } from '../../../infra/log/log.ts'
import { hashSecret, newSecret } from '../../../infra/secrets/secret.ts'
import { hashNewPassword } from '../passwords/new-password.ts'
import type { Person } from '../sessions/sessions.repository.ts'
import { setUp } from './set-up.repository.ts'

export type SetUpService = ReturnType<typeof createSetUpService>

const linkMs = 7 * 24 * 60 * 60_000

/** A link for making the first administrator; null when there is somebody already. Only its hash is stored. */
export async function createSetUpLink(db: Db, now: Date): Promise<string | null> {
  if (await setUp.hasUsers(db)) return null
  const token = newSecret()
  await setUp.addLink(db, hashSecret(token), now)
  return token
}

export function createSetUpService({ db, log, now }: { db: Db; log: Log; now: () => Date }) {
  const isNeeded = async (): Promise<boolean> => !(await setUp.hasUsers(db))

  /** Makes the first administrator, once. */
  const complete = async ({ token, email, name, password }: BodyOf<typeof completeSetUp>): Promise<Person> => {
    const at = now()
    const admin = await inTransaction(db, async (trx) => {
      await setUp.lockLinks(trx)
      if (await setUp.hasUsers(trx))
        throw new AppError('set_up_done', 'There is an administrator already. Please sign in.')
      if (!(await setUp.isOpen(trx, hashSecret(token), new Date(at.getTime() - linkMs)))) {
        log.warn('user.action', { action: 'set_up.complete', outcome: 'refused' })
        throw new AppError('set_up_link_invalid', 'This link is not valid. Start Colloquy again: it prints a new one.')
      }
      const made: Person = { id: newId(), email, name, role: 'admin' }
      await setUp.addAdmin(trx, made, await hashNewPassword(password, { email, name }), at)
      await setUp.closeAll(trx, at)
      await recordAudit(trx, {
        action: 'set_up.completed',
        subject: { kind: 'user', id: made.id },
        at,
        actor: { type: 'user', id: made.id },
      })
      return made
    })
    log.info('user.action', { action: 'set_up.complete', subject: 'user', subjectId: admin.id, outcome: 'done' })
    return admin
  }

  return { isNeeded, complete }
}

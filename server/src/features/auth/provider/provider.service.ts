import { providerCallbackPath } from '@colloquy/contracts/provider-sign-in'
import { z } from 'zod'
import { AppError } from '../../../domain/app-error.ts'
import { recordAudit } from '../../../infra/audit-chain/record-audit.ts'
import type { OidcSettings } from '../../../infra/config/oidc-environment.ts'
import { type Db, inTransaction } from '../../../infra/db/database.ts'
import type { Log } from '../../../infra/log/log.ts'
import { keyFor, seal, unseal } from '../../../infra/secrets/sealed.ts'
import type { Client } from '../sessions/sessions.repository.ts'
import type { IssuedSession, SessionsService } from '../sessions/sessions.service.ts'
import { createOidcClient } from './oidc-client.ts'
import { accountFor, type LockActiveAdmins } from './provider-accounts.ts'

type Parts = {
  db: Db
  log: Log
  secret: string
  publicUrl: string
  settings: OidcSettings | null
  sessions: Pick<SessionsService, 'open' | 'endAllOf' | 'turnAway'>
  lockActiveAdmins: LockActiveAdmins
  now: () => Date
}
export type ProviderService = ReturnType<typeof createProviderService>
/** Where the browser goes next, with a session or with the code of a refusal. */
type Arrival = { location: string; session?: IssuedSession }

export const flowMs = 10 * 60_000
const KeptFlow = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  backTo: z.string(),
  until: z.number(),
})

/** Signing in at an OpenID Connect provider. What belongs to one try travels in a sealed cookie. */
export function createProviderService(parts: Parts) {
  const { db, log, secret, publicUrl, settings, sessions, lockActiveAdmins, now } = parts
  const client = settings && createOidcClient(settings, `${publicUrl}${providerCallbackPath}`)
  const sealingKey = keyFor(secret, 'colloquy provider sign-in')

  const begin = async (backTo: string | undefined): Promise<{ url: string; keep: string }> => {
    if (!client) throw new AppError('not_found', 'No provider is set up here.')
    const { url, flow } = await client.begin()
    const kept = { ...flow, backTo: ownAddress(backTo), until: now().getTime() + flowMs }
    return { url, keep: seal(sealingKey, JSON.stringify(kept)) }
  }

  const arrive = async (search: string, kept: string | undefined, from: Client): Promise<Arrival> => {
    const flow = readFlow(kept)
    if (!client || !settings || !flow || flow.until <= now().getTime())
      throw new AppError('provider_flow_over', 'This try to sign in is over. Begin again.')
    const claims = await client.finish(search, flow)
    const { person, ended } = await inTransaction(db, async (trx) => {
      const account = await accountFor(trx, { settings, lockActiveAdmins }, claims, now())
      const over = account.roleChanged ? await sessions.endAllOf(trx, account.person.id, 'account_changed') : []
      return { person: account.person, ended: over }
    })
    sessions.turnAway(ended)
    return { location: flow.backTo, session: await sessions.open(person, from, 'provider') }
  }

  const readFlow = (kept: string | undefined): z.output<typeof KeptFlow> | undefined => {
    try {
      return KeptFlow.parse(JSON.parse(unseal(sealingKey, kept ?? '')))
    } catch {
      return undefined
    }
  }

  /** The browser is on its way: a refusal is told by the page that it lands on. */
  const finish = async (search: string, kept: string | undefined, from: Client): Promise<Arrival> => {
    try {
      return await arrive(search, kept, from)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      log.warn('user.action', { action: 'session.provider_sign_in', outcome: error.code })
      const actor = { type: 'anyone', id: 'anyone' } as const
      const subject = { kind: 'user', id: 'unknown' }
      await recordAudit(db, { action: 'session.refused', subject, actor, at: now(), detail: { reason: error.code } })
      return { location: `/sign-in?problem=${error.code}` }
    }
  }

  return { begin, finish, ways: async () => ({ provider: settings && { name: settings.name } }) }
}

/** Only an address of this site: `//elsewhere.example` would leave it. */
function ownAddress(backTo = '/'): string {
  return backTo.startsWith('/') && !/^\/[/\\]/.test(backTo) ? backTo : '/'
}

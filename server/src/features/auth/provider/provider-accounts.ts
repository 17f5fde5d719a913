import { AccountEmail, FullName, type Role } from '@colloquy/contracts/vocabulary'
import { v7 as newId } from 'uuid'
import { AppError } from '../../../domain/app-error.ts'
import { recordAudit } from '../../../infra/audit-chain/record-audit.ts'
import type { OidcSettings } from '../../../infra/config/oidc-environment.ts'
import type { Trx } from '../../../infra/db/database.ts'
import { setActor } from '../../../infra/log/correlation.ts'
import type { Person } from '../sessions/sessions.repository.ts'
import type { ProviderClaims } from './oidc-client.ts'
import { identities, type ProviderAccount } from './provider.repository.ts'

/** The ids of those who can administer, held until the transaction ends. */
export type LockActiveAdmins = (trx: Trx) => Promise<string[]>

type Rules = { settings: OidcSettings; lockActiveAdmins: LockActiveAdmins }

/**
 * The account of somebody whom the provider vouches for: the linked one; else the one with the same verified address;
 * else a new one where the domain of the address is allowed. The role follows the provider where roles are mapped.
 */
export async function accountFor(
  trx: Trx,
  { settings, lockActiveAdmins }: Rules,
  claims: ProviderClaims,
  now: Date,
): Promise<{ person: Person; roleChanged: boolean }> {
  const wanted = mappedRole(settings, claims)
  const identity = { issuer: settings.issuer, subject: claims.sub }
  const linked = await identities.findAccount(trx, identity)
  const found = linked ?? (await byVerifiedEmail(trx, settings, claims, wanted, now))
  if (!found.active)
    throw new AppError('provider_account_unknown', 'This account may not sign in. Ask an administrator.')
  setActor({ type: 'user', id: found.id })
  if (!linked) await identities.link(trx, identity, found.id, now)
  const { active: _, ...person } = found
  if (!wanted || wanted === person.role) return { person, roleChanged: false }
  // The last administrator stays one, whatever the provider says.
  const admins = await lockActiveAdmins(trx)
  if (admins.length === 1 && admins[0] === person.id) return { person, roleChanged: false }
  await identities.changeRole(trx, person.id, wanted, now)
  const detail = { role: wanted, by: 'provider' }
  await recordAudit(trx, { action: 'user.changed', subject: { kind: 'user', id: person.id }, at: now, detail })
  return { person: { ...person, role: wanted }, roleChanged: true }
}

/** Undefined where the provider has no say in roles. */
function mappedRole({ roleOfValue, roleClaim }: OidcSettings, claims: ProviderClaims): Role | undefined {
  if (!roleOfValue) return undefined
  const values: unknown[] = [claims[roleClaim]].flat()
  const role = roleOfValue.find(([, value]) => values.includes(value))?.[0]
  if (role) return role
  throw new AppError('provider_role_missing', 'Your account at the provider has no role here. Ask an administrator.')
}

async function byVerifiedEmail(
  trx: Trx,
  { allowedDomains }: OidcSettings,
  claims: ProviderClaims,
  role: Role = 'interviewer',
  now: Date,
): Promise<ProviderAccount> {
  const email = AccountEmail.safeParse(claims.email).data
  if (!email || claims.email_verified !== true)
    throw new AppError('provider_email_unverified', 'The provider does not vouch for your email address.')
  const known = await identities.findAccountByEmail(trx, email)
  if (known) return known
  const unknown = new AppError('provider_account_unknown', 'There is no account for you here. Ask an administrator.')
  if (!allowedDomains.includes(email.slice(email.lastIndexOf('@') + 1))) throw unknown
  const made = { id: newId(), email, name: FullName.safeParse(claims.name).data ?? email, role, active: true }
  if (!(await identities.addAccount(trx, made, now))) throw unknown
  const subject = { kind: 'user', id: made.id }
  setActor({ type: 'user', id: made.id })
  await recordAudit(trx, { action: 'user.created', subject, at: now, detail: { role, by: 'provider' } })
  return made
}

import { Role } from '@colloquy/contracts/vocabulary'
import { z } from 'zod'

// An OpenID Connect provider that people of the team may sign in at. Without OIDC_ISSUER there is none.

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
)
const roleOfValue = z
  .string()
  .transform((text) => text.split(',').map((pair) => pair.split('=').map((part) => part.trim())))
  .pipe(z.array(z.tuple([Role, z.string().min(1)])))
const onlyLocal = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/

export const oidcVariables = {
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'must be an address like https://login.example.org' })
    .refine((url) => url.startsWith('https:') || onlyLocal.test(url), 'must be https, but for this machine itself')
    .optional(),
  OIDC_CLIENT_ID: z.string().max(300).optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** What the button on the sign-in page says. */
  OIDC_NAME: z.string().max(60).default('single sign-on'),
  OIDC_SCOPE: z.string().max(500).default('openid email profile'),
  /** The claim that tells what somebody may do, and which value of it is which role: `admin=hr-leads,interviewer=hr`. */
  OIDC_ROLE_CLAIM: z.string().max(100).default('groups'),
  OIDC_ROLES: roleOfValue.catch(() => []).optional(),
  /** People with a verified address in one of these domains need no invitation. */
  OIDC_ALLOWED_DOMAINS: list.default([]),
} as const

type OidcEnvironment = z.output<z.ZodObject<typeof oidcVariables>>

export type OidcSettings = NonNullable<ReturnType<typeof oidcSettings>>

export function oidcFaults(env: OidcEnvironment): { name: string; message: string }[] {
  const faults: { name: string; message: string }[] = []
  if (env.OIDC_ISSUER && !env.OIDC_CLIENT_ID)
    faults.push({ name: 'OIDC_CLIENT_ID', message: 'is required with OIDC_ISSUER' })
  if (env.OIDC_ISSUER && !env.OIDC_CLIENT_SECRET)
    faults.push({ name: 'OIDC_CLIENT_SECRET', message: 'is required with OIDC_ISSUER' })
  if (env.OIDC_ROLES?.length === 0)
    faults.push({
      name: 'OIDC_ROLES',
      message: `must be pairs like interviewer=hr; roles are ${Role.options.join(', ')}`,
    })
  return faults
}

/** Null: people sign in here only. */
export function oidcSettings(env: OidcEnvironment) {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env
  if (!issuer || !clientId || !clientSecret) return null
  return {
    issuer,
    clientId,
    clientSecret,
    name: env.OIDC_NAME,
    scope: env.OIDC_SCOPE,
    roleClaim: env.OIDC_ROLE_CLAIM,
    /** Null: everybody new is an interviewer, and roles are changed here. */
    roleOfValue: env.OIDC_ROLES ?? null,
    allowedDomains: env.OIDC_ALLOWED_DOMAINS.map((domain) => domain.toLowerCase()),
  } as const
}

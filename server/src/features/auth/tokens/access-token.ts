import { Role } from '@colloquy/contracts/vocabulary'
import { decodeProtectedHeader, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import type { UserCaller } from '../../../infra/http/caller.ts'
import type { SigningKeys } from './signing-keys.ts'

export const accessMs = 10 * 60_000

const mostRemembered = 5000
const issuer = 'colloquy'
const audience = 'colloquy-api'
const algorithm = 'EdDSA'
const typ = 'at+jwt'

const Claims = z.object({
  sub: z.uuid(),
  sid: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: Role,
  /** A second factor is missing. */
  sfm: z.boolean().optional(),
  exp: z.number(),
})

export type AccessSession = { caller: UserCaller; expiresAt: Date }
export type AccessTokens = {
  issue(caller: UserCaller, now: Date): Promise<{ token: string; expiresAt: Date }>
  /** Whose token this is; null for one that is forged, too old or for something else. Throws when no key can be read. */
  read(token: string | undefined, now: Date): Promise<AccessSession | null>
}

/** Short-lived signed tokens that name the person, so that a request needs no query to know who asks. */
export function createAccessTokens(keys: Pick<SigningKeys, 'current' | 'find'>): AccessTokens {
  // A page sends the same token with each request for ten minutes; the signature is checked once.
  const verified = new Map<string, AccessSession>()

  const verify = async (token: string, now: Date): Promise<AccessSession | null> => {
    const key = await keys.find(kidOf(token), now)
    if (!key) return null
    try {
      const required = ['iat', 'exp']
      const options = { issuer, audience, algorithms: [algorithm], typ, currentDate: now, requiredClaims: required }
      const { payload } = await jwtVerify(token, key, options)
      const { sub, sid, name, email, role, sfm, exp } = Claims.parse(payload)
      const caller: UserCaller = { kind: 'user', id: sub, name, email, role, sessionId: sid }
      return { caller: sfm ? { ...caller, secondFactorMissing: true } : caller, expiresAt: new Date(exp * 1000) }
    } catch {
      return null
    }
  }

  return {
    issue: async ({ id, sessionId, name, email, role, secondFactorMissing }, now) => {
      const { kid, privateKey } = await keys.current(now)
      const issuedAt = Math.floor(now.getTime() / 1000)
      const expiresAt = issuedAt + accessMs / 1000
      const token = await new SignJWT({ sid: sessionId, name, email, role, ...(secondFactorMissing && { sfm: true }) })
        .setProtectedHeader({ alg: algorithm, kid, typ })
        .setSubject(id)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(privateKey)
      return { token, expiresAt: new Date(expiresAt * 1000) }
    },
    read: async (token, now) => {
      if (!token) return null
      const session = verified.get(token) ?? (await verify(token, now))
      if (!session || session.expiresAt <= now) return null
      if (verified.size >= mostRemembered) verified.clear()
      verified.set(token, session)
      return session
    },
  }
}

function kidOf(token: string): string | undefined {
  try {
    const { alg, kid } = decodeProtectedHeader(token)
    return alg === algorithm ? kid : undefined
  } catch {
    return undefined
  }
}

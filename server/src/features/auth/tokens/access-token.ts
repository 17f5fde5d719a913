import { createHash, createPrivateKey, createPublicKey, hkdfSync } from 'node:crypto'
import { Role } from '@colloquy/contracts/vocabulary'
import { jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import type { UserCaller } from '../../../infra/http/caller.ts'

export const accessMs = 10 * 60_000

const mostRemembered = 5000
const issuer = 'colloquy'
const audience = 'colloquy-api'
const algorithm = 'EdDSA'
/** Everything of a PKCS #8 Ed25519 key but its 32 bytes of seed. */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex')

const Claims = z.object({
  sub: z.uuid(),
  sid: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: Role,
  exp: z.number(),
})

export type AccessSession = { caller: UserCaller; expiresAt: Date }
export type AccessTokens = {
  issue(caller: UserCaller, now: Date): Promise<{ token: string; expiresAt: Date }>
  /** Whose token this is; null for one that is forged, too old or for something else. */
  read(token: string | undefined, now: Date): Promise<AccessSession | null>
}

/** Short-lived signed tokens that name the person, so that a request needs no query to know who asks. */
export function createAccessTokens(secret: string): AccessTokens {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'colloquy access token', 32))
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(privateKey)
  const kid = createHash('sha256')
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest('base64url')
    .slice(0, 16)

  // A page sends the same token with each request for ten minutes; the signature is checked once.
  const verified = new Map<string, AccessSession>()

  const verify = async (token: string, now: Date): Promise<AccessSession | null> => {
    try {
      const options = { issuer, audience, algorithms: [algorithm], typ: 'at+jwt', currentDate: now }
      const { payload } = await jwtVerify(token, publicKey, options)
      const { sub, sid, name, email, role, exp } = Claims.parse(payload)
      return { caller: { kind: 'user', id: sub, name, email, role, sessionId: sid }, expiresAt: new Date(exp * 1000) }
    } catch {
      return null
    }
  }

  return {
    issue: async ({ id, sessionId, name, email, role }, now) => {
      const issuedAt = Math.floor(now.getTime() / 1000)
      const expiresAt = issuedAt + accessMs / 1000
      const token = await new SignJWT({ sid: sessionId, name, email, role })
        .setProtectedHeader({ alg: algorithm, kid, typ: 'at+jwt' })
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

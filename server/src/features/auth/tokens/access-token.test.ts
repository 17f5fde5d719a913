import { generateKeyPairSync } from 'node:crypto'
import { exportSPKI, SignJWT, UnsecuredJWT } from 'jose'
import { v7 } from 'uuid'
import { beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../../test/database.ts'
import type { UserCaller } from '../../../infra/http/caller.ts'
import { type AccessTokens, accessMs, createAccessTokens } from './access-token.ts'
import { createSigningKeys, type SigningKeys } from './signing-keys.ts'

const database = useDatabase()
const secret = 'a secret of at least 32 characters'
const now = new Date('2026-03-02T09:00:00.000Z')
const later = (ms: number) => new Date(now.getTime() + ms)
const caller: UserCaller = {
  kind: 'user',
  id: v7(),
  name: 'Grace',
  email: 'grace@example.org',
  role: 'interviewer',
  sessionId: v7(),
}
const keysOf = (own = secret) => createSigningKeys({ db: database.db, secret: own, acceptedMs: accessMs })
let keys: SigningKeys
let tokens: AccessTokens

beforeAll(() => {
  keys = keysOf()
  tokens = createAccessTokens(keys)
})

describe('R1.5 an access token', () => {
  test('names the person for ten minutes and not a second longer', async () => {
    const { token, expiresAt } = await tokens.issue(caller, now)
    expect(expiresAt).toEqual(later(accessMs))
    expect(await tokens.read(token, later(accessMs - 1000))).toEqual({ caller, expiresAt })
    expect(await tokens.read(token, later(accessMs))).toBeNull()
    expect(await createAccessTokens(keysOf()).read(token, later(accessMs))).toBeNull()
  })

  test('is read by every process with the same secret and by no other', async () => {
    const { token } = await tokens.issue(caller, now)
    expect(await createAccessTokens(keysOf()).read(token, now)).toMatchObject({ caller })
    expect(await createAccessTokens(keysOf('another one of at least 32 letters')).read(token, now)).toBeNull()
  })

  const claims = { sid: caller.sessionId, name: 'Eve', email: 'eve@example.org', role: 'admin' }
  type Changes = { alg?: string; kid?: string; typ?: string; issuer?: string; audience?: string; startsIn?: number }
  const unsigned = async ({ alg = 'EdDSA', typ = 'at+jwt', ...rest }: Changes = {}) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg, typ, kid: rest.kid ?? (await keys.current(now)).kid })
      .setSubject(caller.id)
      .setIssuer(rest.issuer ?? 'colloquy')
      .setAudience(rest.audience ?? 'colloquy-api')
      .setIssuedAt(now)
      .setNotBefore(later(rest.startsIn ?? 0))
      .setExpirationTime(later(accessMs))
  const withOurKey = async (changes?: Changes) => (await unsigned(changes)).sign((await keys.current(now)).privateKey)
  const theirKey = generateKeyPairSync('ed25519').privateKey

  test('made like ours with our key would be read: each forgery below fails for its one fault alone', async () => {
    expect(await tokens.read(await withOurKey(), now)).toMatchObject({ caller: { email: 'eve@example.org' } })
  })

  test.each<[string, () => string | Promise<string>]>([
    ['nothing', () => ''],
    ['noise', () => 'a.b.c'],
    [
      'alg none',
      () =>
        new UnsecuredJWT(claims)
          .setSubject(caller.id)
          .setIssuer('colloquy')
          .setAudience('colloquy-api')
          .setIssuedAt(now)
          .setExpirationTime(later(accessMs))
          .encode(),
    ],
    [
      'alg none, in the dress of a signed one',
      async () => {
        const [, body] = (await withOurKey()).split('.')
        const head = { alg: 'none', typ: 'at+jwt', kid: (await keys.current(now)).kid }
        return `${Buffer.from(JSON.stringify(head)).toString('base64url')}.${body}.`
      },
    ],
    [
      'HS256 and our public key as the shared one',
      async () => {
        const publicKey = await exportSPKI((await keys.current(now)).publicKey)
        return (await unsigned({ alg: 'HS256' })).sign(Buffer.from(publicKey))
      },
    ],
    ['a key of their own under our name', async () => (await unsigned()).sign(theirKey)],
    ['a key of their own under another name', async () => (await unsigned({ kid: 'theirs' })).sign(theirKey)],
    ['our key under an unknown name', () => withOurKey({ kid: 'unknown' })],
    ['an audience that is not us', () => withOurKey({ audience: 'another-api' })],
    ['another issuer', () => withOurKey({ issuer: 'elsewhere' })],
    ['another kind of token', () => withOurKey({ typ: 'JWT' })],
    ['a start in the future', () => withOurKey({ startsIn: 60_000 })],
    [
      'a changed claim',
      async () => {
        const [head, , signature] = (await tokens.issue(caller, now)).token.split('.')
        const body = Buffer.from(JSON.stringify({ ...claims, sub: caller.id })).toString('base64url')
        return [head, body, signature].join('.')
      },
    ],
  ])("with %s is nobody's", async (_how, forge) => {
    expect(await tokens.read(await forge(), now)).toBeNull()
  })
})

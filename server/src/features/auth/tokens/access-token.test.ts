import { generateKeyPairSync } from 'node:crypto'
import { SignJWT, UnsecuredJWT } from 'jose'
import { v7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import type { UserCaller } from '../../../infra/http/caller.ts'
import { accessMs, createAccessTokens } from './access-token.ts'

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
const tokens = createAccessTokens('a secret of at least 32 characters')

describe('R1.5 an access token', () => {
  test('names the person for ten minutes and not a second longer', async () => {
    const { token, expiresAt } = await tokens.issue(caller, now)
    expect(expiresAt).toEqual(later(accessMs))
    expect(await tokens.read(token, later(accessMs - 1000))).toEqual({ caller, expiresAt })
    expect(await tokens.read(token, later(accessMs))).toBeNull()
  })

  test('is read by every process with the same secret and by no other', async () => {
    const { token } = await tokens.issue(caller, now)
    expect(await createAccessTokens('a secret of at least 32 characters').read(token, now)).toMatchObject({ caller })
    expect(await createAccessTokens('another one of at least 32 letters').read(token, now)).toBeNull()
  })

  const claims = { sid: caller.sessionId, name: 'Eve', email: 'eve@example.org', role: 'admin' }
  const forged = () =>
    new SignJWT(claims)
      .setSubject(caller.id)
      .setIssuer('colloquy')
      .setAudience('colloquy-api')
      .setExpirationTime(later(accessMs))
  test.each([
    ['nothing', () => ''],
    ['noise', () => 'a.b.c'],
    [
      'alg none',
      () => new UnsecuredJWT(claims).setSubject(caller.id).setIssuer('colloquy').setAudience('colloquy-api').encode(),
    ],
    [
      'a key of their own',
      () =>
        forged().setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' }).sign(generateKeyPairSync('ed25519').privateKey),
    ],
    [
      'a shared key',
      () =>
        forged()
          .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
          .sign(Buffer.from('x'.repeat(32))),
    ],
    [
      'a changed claim',
      async () => {
        const [head, , signature] = (await tokens.issue(caller, now)).token.split('.')
        return [head, Buffer.from(JSON.stringify({ ...claims, sub: caller.id })).toString('base64url'), signature].join(
          '.',
        )
      },
    ],
  ])("forged with %s is nobody's", async (_how, forge) => {
    expect(await tokens.read(await forge(), now)).toBeNull()
  })
})

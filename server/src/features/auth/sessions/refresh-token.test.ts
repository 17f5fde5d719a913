import { describe, expect, test } from 'vitest'
import { hashSecret, newSecret } from '../../../infra/secrets/secret.ts'
import { createSuccession, graceMs, judgeRefresh } from './refresh-token.ts'

const now = new Date('2026-03-02T09:00:00.000Z')
const before = (ms: number) => new Date(now.getTime() - ms)
const idleMs = 1_000_000
const session = { endedAt: null, expiresAt: before(-1) }
const fresh = { issuedAt: before(idleMs - 1), rotatedAt: null, session, userActive: true }

describe('R1.5 a refresh token that is presented', () => {
  test.each([
    ['is exchanged once', fresh, 'rotate'],
    ['is answered again shortly after', { ...fresh, rotatedAt: before(graceMs) }, 'repeat'],
    ['ends the session when it comes back later', { ...fresh, rotatedAt: before(graceMs + 1) }, 'reused'],
    ['is of no use when it lay around too long', { ...fresh, issuedAt: before(idleMs) }, 'ended'],
    [
      'is of no use after the longest time of a session',
      { ...fresh, session: { endedAt: null, expiresAt: now } },
      'ended',
    ],
    [
      'is of no use once the session ended',
      { ...fresh, rotatedAt: before(1), session: { ...session, endedAt: before(1) } },
      'ended',
    ],
    ['is of no use to somebody who may not sign in', { ...fresh, userActive: false }, 'ended'],
  ] as const)('%s', (_what, token, outcome) => expect(judgeRefresh(token, { idleMs }, now)).toBe(outcome))
})

test('the next token is the same for the same token and secret, and no other', () => {
  const [one, other] = [createSuccession('a'.repeat(32)), createSuccession('b'.repeat(32))]
  const token = newSecret()
  expect(one(token)).toBe(one(token))
  expect(new Set([token, one(token), other(token), one(newSecret()), hashSecret(token)]).size).toBe(5)
})

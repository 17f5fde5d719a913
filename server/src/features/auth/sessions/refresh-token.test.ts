import { describe, expect, test } from 'vitest'
import { hashSecret, newSecret } from '../../../infra/secrets/secret.ts'
import { createSuccession, graceMs, judgeRefresh } from './refresh-token.ts'

const now = new Date('2026-03-02T09:00:00.000Z')
const before = (ms: number) => new Date(now.getTime() - ms)
const fresh = { rotatedAt: null, revokedAt: null, expiresAt: before(-1), userActive: true }

describe('R1.5 a refresh token that is presented', () => {
  test.each([
    ['is exchanged once', fresh, 'rotate'],
    ['is answered again shortly after', { ...fresh, rotatedAt: before(graceMs) }, 'repeat'],
    ['ends the session when it comes back later', { ...fresh, rotatedAt: before(graceMs + 1) }, 'reused'],
    ['is of no use after the end of the session', { ...fresh, expiresAt: now }, 'ended'],
    ['is of no use once revoked', { ...fresh, rotatedAt: before(1), revokedAt: before(1) }, 'ended'],
    ['is of no use to somebody who may not sign in', { ...fresh, userActive: false }, 'ended'],
  ] as const)('%s', (_what, token, outcome) => expect(judgeRefresh(token, now)).toBe(outcome))
})

test('the next token is the same for the same token and secret, and no other', () => {
  const [one, other] = [createSuccession('a'.repeat(32)), createSuccession('b'.repeat(32))]
  const token = newSecret()
  expect(one(token)).toBe(one(token))
  expect(new Set([token, one(token), other(token), one(newSecret()), hashSecret(token)]).size).toBe(5)
})

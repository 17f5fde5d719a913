import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { redact, redactText } from './redact.ts'

describe('R6.1 redaction', () => {
  test.each([
    ['mail to jane+x@mail.example.org now', 'mail to [email] now'],
    ['call +44 (0)20 7946 0958', 'call [phone]'],
    ['call 555-123-4567, please', 'call [phone], please'],
    ['Authorization: Bearer abc.DEF-123', 'Authorization: Bearer [redacted]'],
    ['postgres://colloquy:hunter2@localhost/db', 'postgres://colloquy:[redacted]@localhost/db'],
    ['GET /api/x?token=abc&page=2', 'GET /api/x?token=[redacted]&page=2'],
    ['/i/a8JkQ29fLmPzX74nVb30RtYwQ1', '/i/[token]'],
  ])('%s', (text, safe) => {
    expect(redactText(text)).toBe(safe)
  })

  test.each([
    '4bf92f3577b34da6a3ce929d0e0e4736',
    '0190b6a2-7c1e-7b9a-9d3f-1f2e3d4c5b6a',
    '2026-11-23T01:15:34.123Z',
    'interviews.findOverdueInvitations',
    'took 1234567890 ms',
  ])('%s says nothing about a person and stays', (text) => {
    expect(redactText(text)).toBe(text)
  })

  test('a known key loses its value at any depth, numbers and flags that only share a name stay', () => {
    expect(
      redact({ user: { email: 'x', accessToken: 'y', password: ['z'] }, tokens: 12, hasPassword: true, draft: 3 }),
    ).toEqual({
      user: { email: '[redacted]', accessToken: '[redacted]', password: '[redacted]' },
      tokens: 12,
      hasPassword: true,
      draft: 3,
    })
  })

  test('what an error quotes of its input goes, what it says stays', () => {
    const unreadable = Object.assign(new Error('invalid input syntax for type bigint: "Jane "J" Doe"'), {
      code: '22P02',
    })
    const taken = Object.assign(new Error('duplicate key value violates "users_email"'), { code: '23505' })
    const told = [unreadable, taken, parseFault('{"answer": Jane Doe}')].map((error) => JSON.stringify(redact(error)))
    for (const text of told) expect(text).not.toMatch(/Jane|Doe/)
    expect(told[0]).toContain('invalid input syntax for type bigint')
    expect(told[1]).toContain('users_email')
    expect(told[2]).toContain('is not valid JSON')
  })

  test('cycles end', () => {
    const loop: Record<string, unknown> = {}
    loop.self = loop
    expect(JSON.stringify(redact(loop))).toContain('[deep]')
  })

  test('no e-mail address survives, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.string(), fc.string(), (email, before, after) => {
        const [user = ''] = email.split('@')
        fc.pre(/^[\w.+-]+$/.test(user))
        expect(redactText(`${before} ${email} ${after}`)).not.toContain(email)
      }),
    )
  })
})

function parseFault(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    return error
  }
}

import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ConfigError, parseConfig } from './config.ts'
import { sessionSecret } from './session-secret.ts'

const folder = mkdtempSync(join(tmpdir(), 'colloquy-config-'))
afterAll(() => rmSync(folder, { recursive: true }))

const faultsOf = (variables: Record<string, string>): readonly string[] => {
  try {
    parseConfig(variables)
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
  return []
}

describe('R9.2 configuration from the environment', () => {
  test('an empty environment gives a product that runs', () => {
    const config = parseConfig({})
    expect(config.http).toMatchObject({ port: 3000, publicUrl: 'http://localhost:3000', corsOrigins: [] })
    expect(config.database).toMatchObject({ url: undefined, poolSize: 10 })
    expect(config.interview).toEqual({ graceMs: 2000, invitationDays: 14 })
  })

  test('every fault is listed at once, in readable lines', () => {
    expect(faultsOf({ PORT: 'abc', ROLE: 'both', DATABASE_POOL_SIZE: '1', CORS_ORIGINS: 'nonsense' })).toEqual([
      'ROLE must be one of all, web, worker, but is "both"',
      'PORT must be a number, but is "abc"',
      'CORS_ORIGINS must be an address like https://colloquy.example.org, but is "nonsense"',
      'DATABASE_POOL_SIZE must be at least 2, but is "1"',
    ])
  })

  test('an empty variable counts as not set', () => {
    expect(parseConfig({ PORT: '', DATABASE_URL: '' }).http.port).toBe(3000)
  })

  test('a secret is never repeated in a fault', () => {
    const faults = faultsOf({ DATABASE_URL: 'mysql://root:hunter2@db/x', SESSION_SECRET: 'too-short-hunter2' })
    expect(faults).toHaveLength(2)
    expect(faults.join()).not.toContain('hunter2')
  })

  test('a secret may come from a file', () => {
    const file = join(folder, 'url')
    writeFileSync(file, 'postgres://someone@somewhere/colloquy\n')
    expect(parseConfig({ DATABASE_URL_FILE: file }).database.url).toBe('postgres://someone@somewhere/colloquy')
  })

  test('a secret given twice, and a file that is not there, are faults', () => {
    const file = join(folder, 'missing')
    expect(faultsOf({ DATABASE_URL: 'postgres://a@b/c', DATABASE_URL_FILE: file })).toEqual([
      'DATABASE_URL and DATABASE_URL_FILE are both set: give one of them',
      `DATABASE_URL_FILE names a file that cannot be read: ${file}`,
    ])
  })

  test('production asks for the public address', () => {
    expect(faultsOf({ NODE_ENV: 'production' }).join()).toContain('PUBLIC_URL is required in production')
    expect(parseConfig({ NODE_ENV: 'production', PUBLIC_URL: 'https://talk.example.org/' }).http.publicUrl).toBe(
      'https://talk.example.org',
    )
  })

  test.each([
    ['true', true],
    ['false', false],
    ['10.0.0.0/8', '10.0.0.0/8'],
  ])('TRUST_PROXY %s is understood', (text, value) => {
    expect(parseConfig({ TRUST_PROXY: text }).http.trustProxy).toBe(value)
  })
})

describe('R9.2 a provider to sign in at', () => {
  const provider = { OIDC_ISSUER: 'https://login.example.org', OIDC_CLIENT_ID: 'c', OIDC_CLIENT_SECRET: 'hunter2' }

  test('is none unless it is named; roles and domains are read from lists', () => {
    expect(parseConfig({}).oidc).toBeNull()
    const more = { OIDC_ROLES: 'admin=leads, interviewer=hr', OIDC_ALLOWED_DOMAINS: 'Example.org' }
    expect(parseConfig({ ...provider, ...more }).oidc).toMatchObject({
      roleOfValue: [
        ['admin', 'leads'],
        ['interviewer', 'hr'],
      ],
      allowedDomains: ['example.org'],
    })
    expect(parseConfig(provider).oidc).toMatchObject({ roleOfValue: null, name: 'single sign-on' })
  })

  test('is https, has a secret, and maps to roles that exist', () => {
    const insecure = { ...provider, OIDC_ISSUER: 'http://login.example.org' }
    expect(faultsOf(insecure).join()).toContain('OIDC_ISSUER must be https')
    expect(faultsOf({ OIDC_ISSUER: provider.OIDC_ISSUER })).toEqual([
      'OIDC_CLIENT_ID is required with OIDC_ISSUER',
      'OIDC_CLIENT_SECRET is required with OIDC_ISSUER',
    ])
    expect(faultsOf({ ...provider, OIDC_ROLES: 'owner=hr' }).join()).toContain('OIDC_ROLES must be pairs')
    expect(faultsOf({ ...provider, OIDC_ROLES: 'admin' }).join()).not.toContain('hunter2')
  })
})

describe('the session secret', () => {
  test('is made once, kept, and readable by its owner only', () => {
    const dataDir = join(folder, 'fresh')
    const first = sessionSecret(dataDir)
    expect(first.length).toBeGreaterThanOrEqual(32)
    expect(sessionSecret(dataDir)).toBe(first)
    expect(readFileSync(join(dataDir, 'session-secret'), 'utf8')).toBe(first)
    expect(statSync(join(dataDir, 'session-secret')).mode & 0o777).toBe(0o600)
  })
})

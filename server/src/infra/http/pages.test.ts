import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rememberAddresses } from './addresses.ts'
import { servePages } from './pages.ts'

const folder = mkdtempSync(join(tmpdir(), 'colloquy-pages-'))
let app: FastifyInstance

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'assets', 'app.js'), 'export {}')
  writeFileSync(join(folder, 'secret.txt'), 'not a page')
  writeFileSync(join(folder, 'index.html'), '<meta name="nonce" content="__CSP_NONCE__"><style nonce="__CSP_NONCE__">')
  app = Fastify()
  rememberAddresses(app)
  await servePages(app, folder)
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

const page = async (url: string) => {
  const { headers, body } = await app.inject(url)
  const policy = String(headers['content-security-policy'])
  return { policy, nonce: /'nonce-([^']+)'/.exec(policy)?.[1] ?? '', body }
}

describe('R8.2 a page', () => {
  test('runs scripts of our address alone, and styles with the nonce of this one answer', async () => {
    const [first, second] = [await page('/'), await page('/positions/any')]
    for (const { policy, nonce, body } of [first, second]) {
      expect(policy).not.toMatch(/unsafe|\*|https?:/)
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-")
      expect(policy).toContain("base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
      expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
      expect(body.split(nonce)).toHaveLength(3)
    }
    expect(first.nonce).not.toBe(second.nonce)
  })

  test.each([
    '/../secret.txt',
    '/assets/../secret.txt',
    '/assets/%2e%2e/secret.txt',
    '/assets/..%2fsecret.txt',
    '/assets/..\\secret.txt',
  ])('no file beside the assets is given for %s', async (url) => {
    expect((await app.inject(url)).body).not.toContain('not a page')
  })
})

test('R8.2 a worker goes by the policy of its file', async () => {
  const { headers } = await app.inject('/assets/app.js')
  expect(headers['content-security-policy']).toBe(
    "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'",
  )
})

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { createTestDatabase } from '../../test/database.ts'
import { recordLog } from '../../test/recorded-log.ts'
import { ensureDatabase } from '../infra/db/embedded.ts'

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'colloquy-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const colloquy = async (env: Record<string, string>, ...args: string[]) => {
  const child = spawn(process.execPath, [cli, ...args], {
    env: { PATH: process.env.PATH, DATA_DIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const code = new Promise((done) => child.once('close', done))
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await code, out: out.trim(), err: err.trim() }
}

describe('R9.1 colloquy migrate', () => {
  test('goes up and down on the database at DATABASE_URL, and says what it did', async () => {
    const { url, close } = await createTestDatabase(true)
    const on = { DATABASE_URL: url }
    expect((await colloquy(on, 'migrate', 'up', '--dry-run')).out).toMatch(
      /^Would apply \(tried and rolled back\): 0001_/,
    )
    expect((await colloquy(on, 'migrate', 'status')).out).toMatch(/^open +0001_/)
    expect((await colloquy(on, 'migrate', 'up')).out).toMatch(/^Applied: 0001_/)
    expect((await colloquy(on, 'migrate', 'up')).out).toBe('Nothing to do: the database is up to date.')
    const { migrations } = JSON.parse((await colloquy(on, 'migrate', 'status', '--json')).out)
    expect(migrations[0]).toEqual({ name: expect.stringMatching(/^0001_/), executedAt: expect.any(String) })
    expect((await colloquy(on, 'migrate', 'down', '--json')).out).toContain('"direction":"down"')
    await close()
  })

  test('starts our own database for the command alone, and uses the running one', async () => {
    expect(await colloquy({}, 'migrate', 'up')).toMatchObject({ code: 0, err: '' })
    const running = await ensureDatabase(
      { dataDir: folder, database: { url: undefined } },
      { log: recordLog().log, durable: false },
    )
    expect((await colloquy({}, 'migrate', 'status')).out).not.toContain('open')
    await running.stop()
  })

  test('a database that does not answer, a wrong word and a fault in the configuration are told apart', async () => {
    expect(await colloquy({}, 'migrate', 'sideways')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Usage: colloquy'),
    })
    expect(await colloquy({}, 'migrate', 'up', '--now')).toMatchObject({ code: 2 })
    expect(await colloquy({}, 'conquer')).toMatchObject({
      code: 2,
      err: expect.stringContaining('no command "conquer"'),
    })
    expect(await colloquy({ PORT: 'x' }, 'migrate', 'up')).toMatchObject({
      code: 1,
      err: 'The configuration has a fault:\n  PORT must be a number, but is "x"',
    })
    const nowhere = await colloquy({ DATABASE_URL: 'postgres://a:hunter2@127.0.0.1:1/x' }, 'migrate', 'up')
    expect(nowhere).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^The database cannot be used: .*ECONNREFUSED/),
    })
    expect(nowhere.err).not.toContain('hunter2')
  })
})

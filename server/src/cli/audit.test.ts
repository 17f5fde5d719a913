import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { createTestDatabase } from '../../test/database.ts'
import { recordLog } from '../../test/recorded-log.ts'
import { createAuditKey } from '../infra/audit-chain/audit-key.ts'
import { recordAudit } from '../infra/audit-chain/record-audit.ts'
import { createAuditSealing } from '../infra/audit-chain/sealing.ts'

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'colloquy-audit-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const secret = 'the secret of the audit trail in this test'

const colloquy = async (env: Record<string, string>, ...args: string[]) => {
  const child = spawn(process.execPath, [cli, ...args], {
    env: { PATH: process.env.PATH, DATA_DIR: folder, AUDIT_SECRET: secret, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const code = new Promise((done) => child.once('close', done))
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await code, out: out.trim(), err: err.trim() }
}

describe('R6.3 colloquy audit', () => {
  test('verify says whether the trail at DATABASE_URL is sound, and leaves with 1 where it is not', async () => {
    const { url, db, close } = await createTestDatabase()
    const on = { DATABASE_URL: url }
    const at = new Date('2026-03-02T09:00:00.000Z')
    const add = (id: string) =>
      recordAudit(db, { action: 'session.signed_in', subject: { kind: 'session', id }, detail: { nth: 1 }, at })
    for (const id of ['one', 'two', 'three']) await add(id)
    await createAuditSealing({ db, key: createAuditKey(secret), log: recordLog().log, now: () => at })()
    await add('four')

    const sound = await colloquy(on, 'audit', 'verify', '--json')
    expect(sound).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(sound.out)).toEqual({
      ok: true,
      from: 1,
      entries: 3,
      unsealed: 1,
      checkpoints: 1,
      head: { seq: 3, hash: expect.stringMatching(/^[\da-f]{64}$/) },
      firstBroken: null,
    })

    const elsewhere = await colloquy({ ...on, AUDIT_SECRET: `not ${secret}` }, 'audit', 'verify')
    expect(elsewhere).toMatchObject({ code: 1, out: expect.stringContaining('--public-key FILE') })

    await sql`alter table audit_entries disable trigger all`.execute(db)
    await sql`delete from audit_entries where seq = 2`.execute(db)
    const broken = await colloquy(on, 'audit', 'verify', '--json')
    expect(broken.code).toBe(1)
    expect(JSON.parse(broken.out)).toMatchObject({ ok: false, firstBroken: { seq: 2, reason: 'missing' } })
    expect((await colloquy(on, 'audit', 'verify')).out).toBe(
      'The audit trail is broken at entry 2: it is gone. Sound before it: 1 entries and 1 checkpoints.',
    )
    await close()
  })

  test('a database without a trail, and words that make no sense, are told apart', async () => {
    const { url, close } = await createTestDatabase(true)
    expect(await colloquy({ DATABASE_URL: url }, 'audit', 'verify')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no audit trail yet'),
    })
    expect(await colloquy({ DATABASE_URL: url }, 'audit', 'trust')).toMatchObject({ code: 2 })
    expect((await colloquy({}, 'audit', 'key')).out).toBe(createAuditKey(secret).publicKeyPem.trim())
    await close()
  })
})

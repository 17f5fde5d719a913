import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { createTestDatabase } from '../../../test/database.ts'
import { recordLog } from '../../../test/recorded-log.ts'
import { findBinaries } from './embedded/binaries.ts'
import { takeOwnerLock } from './embedded/owner-lock.ts'
import { readPostmaster } from './embedded/postmaster.ts'
import { DataFolderInUse, EmbeddedDatabaseUnavailable, type EnsureOptions, ensureDatabase } from './embedded.ts'

const root = mkdtempSync(join(tmpdir(), 'colloquy-embedded-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const start = (dataDir: string, options: Partial<EnsureOptions> = {}) =>
  ensureDatabase({ dataDir, database: { url: undefined } }, { log: recordLog().log, durable: false, ...options })

const ask = async (url: string, sql: string): Promise<unknown> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query(sql)
    return rows[0]
  } finally {
    await client.end()
  }
}

const isRoot = process.getuid?.() === 0

describe('the database that Colloquy brings along', () => {
  test('with DATABASE_URL nothing is started', async () => {
    const { url, close } = await createTestDatabase()
    const database = await ensureDatabase({ dataDir: join(root, 'unused'), database: { url } }, recordLog())
    expect(database).toMatchObject({ url, kind: 'external' })
    expect(existsSync(join(root, 'unused'))).toBe(false)
    await close()
  })

  test('a server at DATABASE_URL that is still starting is waited for', async () => {
    const { log, of } = recordLog()
    const running = await start(join(root, 'late'), { transport: 'loopback' })
    await running.stop()
    const waiting = ensureDatabase({ dataDir: root, database: { url: running.url } }, { log, waitMs: 15_000 })
    await expect.poll(() => of('db.failed')).not.toHaveLength(0)
    const port = Number(new URL(running.url).port)
    const late = await start(join(root, 'late'), { transport: 'loopback', port })
    expect(await waiting).toMatchObject({ kind: 'external' })
    await late.stop()
    const gone = ensureDatabase({ dataDir: root, database: { url: running.url } }, { log })
    await expect(gone).rejects.toThrow('ECONNREFUSED')
  })

  test('is created, keeps what it was told, and leaves nothing running', async () => {
    const dataDir = join(root, 'a folder with spaces')
    const first = await start(dataDir)
    await ask(first.url, 'create table kept as select 42 as n')
    const { pid = 0 } = readPostmaster(join(dataDir, 'postgres')) ?? {}
    await first.stop()
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')

    const second = await start(dataDir, { durable: true })
    expect(await ask(second.url, 'select n from kept')).toEqual({ n: 42 })
    expect(await ask(second.url, 'show fsync')).toEqual({ fsync: 'on' })
    expect(await ask(second.url, 'show synchronous_commit')).toEqual({ synchronous_commit: 'on' })
    await second.stop()
  })

  test('asks for a password that only its owner can read, and takes no connection from outside', async () => {
    const dataDir = join(root, 'closed')
    const database = await start(dataDir)
    expect(statSync(join(dataDir, 'postgres-password')).mode & 0o777).toBe(0o600)
    const wrong = new URL(database.url)
    wrong.password = 'guess'
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow('password authentication failed')
    expect(await ask(database.url, 'show listen_addresses')).toEqual({ listen_addresses: '' })
    await database.stop()
  })

  test('is refused to a second owner, and lent to one who shares', async () => {
    const dataDir = join(root, 'one owner')
    const owner = await start(dataDir)
    await expect(start(dataDir)).rejects.toThrow(DataFolderInUse)
    const guest = await start(dataDir, { share: true })
    expect(guest.kind).toBe('shared')
    await guest.stop()
    expect(await ask(owner.url, 'select 1 as n')).toEqual({ n: 1 })
    await owner.stop()
  })

  test('is started again when it dies, with every acknowledged row', async () => {
    const dataDir = join(root, 'killed')
    const { log, of } = recordLog()
    const database = await ensureDatabase({ dataDir, database: { url: undefined } }, { log })
    await ask(database.url, 'create table kept as select 42 as n')
    process.kill(readPostmaster(join(dataDir, 'postgres'))?.pid ?? 0, 'SIGKILL')
    const states = () => of('db.server').map((record) => record.state)
    await expect.poll(states, { timeout: 15_000 }).toEqual(['created', 'died', 'restarted'])
    expect(await ask(database.url, 'select n from kept')).toEqual({ n: 42 })
    await database.stop()
  })

  test('left behind by a process that was killed, it is taken over with every acknowledged row', async () => {
    const dataDir = join(root, 'left behind')
    const script = fileURLToPath(new URL('../../../test/start-database.ts', import.meta.url))
    const owner = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [line]: Buffer[] = await once(owner.stdout, 'data')
    await ask(String(line).trim(), 'create table kept as select 42 as n')
    const { pid: left = 0 } = readPostmaster(join(dataDir, 'postgres')) ?? {}
    owner.kill('SIGKILL')
    await once(owner, 'exit')
    expect(process.kill(left, 0)).toBe(true)

    const heir = await start(dataDir)
    expect(readPostmaster(join(dataDir, 'postgres'))?.pid).not.toBe(left)
    expect(await ask(heir.url, 'select n from kept')).toEqual({ n: 42 })
    await heir.stop()
  })

  test('a process id that means another program now does not stop it', async () => {
    const dataDir = join(root, 'reused pid')
    await (await start(dataDir)).stop()
    const file = join(dataDir, 'postgres', 'postmaster.pid')
    writeFileSync(file, `${process.pid}\n${dataDir}\n0\n5432\n\n\n\nready\n`)
    const database = await start(dataDir)
    expect(await ask(database.url, 'select 1 as n')).toEqual({ n: 1 })
    await database.stop()
  })

  test('a creation that was interrupted is begun anew', async () => {
    const dataDir = join(root, 'interrupted')
    mkdirSync(join(dataDir, 'postgres.new'), { recursive: true })
    writeFileSync(join(dataDir, 'postgres.new', 'PG_VERSION'), '18')
    const database = await start(dataDir)
    expect(existsSync(join(dataDir, 'postgres.new'))).toBe(false)
    await database.stop()
  })

  test('where the path is too long for a socket, another folder is used and removed again', async () => {
    const database = await start(join(root, 'long'.repeat(30)))
    const socket = new URL(database.url).searchParams.get('host') ?? ''
    expect(await ask(database.url, 'select 1 as n')).toEqual({ n: 1 })
    await database.stop()
    expect(existsSync(socket)).toBe(false)
  })

  test('it can also listen on loopback', async () => {
    const database = await start(join(root, 'loopback'), { transport: 'loopback' })
    expect(new URL(database.url).hostname).toBe('127.0.0.1')
    expect(await ask(database.url, 'select 1 as n')).toEqual({ n: 1 })
    await database.stop()
  })

  test.runIf(isRoot)('root without user namespaces runs it as another user', async () => {
    const dataDir = join(root, 'other user')
    mkdirSync(dataDir)
    const database = await start(dataDir, { identity: 'user' })
    expect(await ask(database.url, 'select 1 as n')).toEqual({ n: 1 })
    const { hostname, searchParams } = new URL(database.url)
    expect(hostname).toBe('localhost')
    expect(statSync(searchParams.get('host') ?? '').uid).not.toBe(0)
    await database.stop()
    rmSync(join(searchParams.get('host') ?? '', '..'), { recursive: true, force: true })
  })

  test('a platform without a binary is told to bring a database', () => {
    expect(() => findBinaries('sunos', 'sparc')).toThrow(EmbeddedDatabaseUnavailable)
    expect(() => findBinaries('sunos', 'sparc')).toThrow('Set DATABASE_URL to a PostgreSQL 15 or newer')
  })
})

describe('the owner lock', () => {
  test('is held by one, and free again when it is released', () => {
    const file = join(root, 'lock')
    const lock = takeOwnerLock(file)
    expect(lock).toBeDefined()
    expect(takeOwnerLock(file)).toBeUndefined()
    lock?.release()
    expect(takeOwnerLock(file)).toBeDefined()
  })

  test.each(['999999999 1', `${process.pid} 1`, 'nonsense', ''])('the stale lock "%s" is taken over', (content) => {
    const file = join(root, `stale ${content}`)
    writeFileSync(file, content)
    expect(takeOwnerLock(file)).toBeDefined()
    expect(readFileSync(file, 'utf8')).toContain(`${process.pid} `)
  })
})

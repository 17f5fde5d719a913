import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EmbeddedDatabaseUnavailable } from './binaries.ts'
import type { Identity } from './identity.ts'

export const databaseName = 'colloquy'
const longestSocketPath = 107

/** The folders and files of one database server. */
export type Cluster = {
  readonly data: string
  readonly password: string
  readonly logFile: string
}

export function clusterIn(home: string): Cluster {
  return {
    data: join(home, 'postgres'),
    password: readIfThere(join(home, 'postgres-password')),
    logFile: join(home, 'postgres.log'),
  }
}

/** Creates the data folder where there is none: made aside and moved into place whole. Returns whether it was created. */
export async function createCluster(identity: Identity, durable = true): Promise<boolean> {
  const { home } = identity
  const target = join(home, 'postgres')
  if (existsSync(join(target, 'PG_VERSION'))) return false
  makeFolder(home, identity, 0o711)
  const passwordFile = join(home, 'postgres-password')
  if (!existsSync(passwordFile)) writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 })
  give(passwordFile, identity)
  const workshop = join(home, 'postgres.new')
  rmSync(workshop, { recursive: true, force: true })
  makeFolder(workshop, identity, 0o700)
  const flags = ['--username=colloquy', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8']
  const sync = durable ? [] : ['--no-sync']
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  await initdb(identity, [`--pgdata=${workshop}`, ...flags, ...locale, ...sync, '--set=max_connections=60'])
  renameSync(workshop, target)
  return true
}

/** A folder for the server's socket whose path is short enough; the caller removes it when it is a temporary one. */
export function socketFolder(identity: Identity): { folder: string; temporary: boolean } {
  const near = join(identity.home, 'run')
  if (Buffer.byteLength(join(near, '.s.PGSQL.5432')) <= longestSocketPath) {
    makeFolder(near, identity, 0o700)
    return { folder: near, temporary: false }
  }
  const folder = mkdtempSync(join(tmpdir(), 'colloquy-'))
  give(folder, identity)
  return { folder, temporary: true }
}

// Settings for a small memory footprint; what is acknowledged is on disk (fsync and synchronous_commit stay on).
export function serverArguments(
  cluster: Cluster,
  listen: { socket: string } | { port: number },
  durable = true,
): string[] {
  const settings: Record<string, string | number> = {
    ...('socket' in listen
      ? { listen_addresses: '', unix_socket_directories: listen.socket, unix_socket_permissions: '0700', port: 5432 }
      : { listen_addresses: '127.0.0.1', port: listen.port }),
    shared_buffers: '48MB',
    max_wal_size: '512MB',
    io_method: 'sync',
    jit: 'off',
    max_worker_processes: 2,
    max_parallel_workers_per_gather: 0,
    max_logical_replication_workers: 0,
    autovacuum_max_workers: 2,
    // A used-up log is deleted, not kept for its bytes to be overwritten some day: what people had erased is in it.
    wal_recycle: 'off',
    log_checkpoints: 'off',
    // A failed statement's text and row may hold personal data: our own log reports the failure without them.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return ['-D', cluster.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

async function initdb(identity: Identity, args: readonly string[]): Promise<void> {
  const [command, all] = identity.command(identity.binaries.initdb, args)
  const { status, output } = await new Promise<{ status: number | string | null; output: string }>((done) => {
    const child = spawn(command, all, { ...identity.owner, cwd: identity.home, stdio: ['ignore', 'ignore', 'pipe'] })
    let output = ''
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.on('error', (error) => done({ status: error.message, output }))
    child.on('close', (code) => done({ status: code, output }))
  })
  if (status === 0) return
  const reason = output.trim().split('\n').slice(-3).join(' ') || String(status)
  throw new EmbeddedDatabaseUnavailable(`The PostgreSQL that Colloquy brings along does not run here (${reason}).`)
}

function makeFolder(folder: string, identity: Identity, mode: number): void {
  mkdirSync(folder, { recursive: true, mode })
  if (!identity.owner) return
  chmodSync(folder, mode)
  give(folder, identity)
}

function give(path: string, { owner }: Identity): void {
  if (owner) chownSync(path, owner.uid, owner.gid)
}

function readIfThere(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
}

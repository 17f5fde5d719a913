import { accessSync, constants, existsSync, mkdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import type { Log } from '../log/log.ts'
import { EmbeddedDatabaseUnavailable, findBinaries } from './embedded/binaries.ts'
import { clusterIn, createCluster, databaseName, serverArguments, socketFolder } from './embedded/cluster.ts'
import { chooseIdentity, type Identity, type IdentityKind } from './embedded/identity.ts'
import { type OwnerLock, takeOwnerLock } from './embedded/owner-lock.ts'
import { readPostmaster } from './embedded/postmaster.ts'
import { supervise } from './embedded/supervisor.ts'
import { awaitServer } from './external.ts'

export { EmbeddedDatabaseUnavailable } from './embedded/binaries.ts'

export type RunningDatabase = {
  readonly url: string
  /** Who runs it: the user's own server, ours, or ours as started by another process. */
  readonly kind: 'external' | 'embedded' | 'shared'
  readonly stop: () => Promise<void>
}

export type EnsureOptions = {
  log: Log
  /** Use the server of the process that holds the data folder instead of refusing (command line, `--role worker`). */
  share?: boolean
  /** How long to wait for the server at DATABASE_URL when it does not answer yet (not at all). */
  waitMs?: number
  /** For tests: data that need not survive a crash; a way to run as another user; TCP instead of a socket. */
  durable?: boolean
  identity?: IdentityKind
  transport?: 'socket' | 'loopback'
  port?: number
}

export class DataFolderInUse extends Error {
  constructor(dataDir: string) {
    super(
      `Another Colloquy is already running on the data folder ${dataDir}. Stop it, or set DATA_DIR to another folder.`,
    )
    this.name = 'DataFolderInUse'
  }
}

/** The database at DATABASE_URL, or else a PostgreSQL of our own in the data folder, started, supervised and stopped by us. */
export async function ensureDatabase(
  config: { readonly dataDir: string; readonly database: { readonly url: string | undefined } },
  options: EnsureOptions,
): Promise<RunningDatabase> {
  const { dataDir } = config
  const { url } = config.database
  if (url) {
    await awaitServer(url, options.waitMs ?? 0, options.log)
    return { url, kind: 'external', stop: async () => {} }
  }
  assertUsable(dataDir)
  const identity = chooseIdentity(findBinaries(), dataDir, options.identity)
  const lock = takeOwnerLock(join(dataDir, 'database.lock'))
  if (!lock && !options.share) throw new DataFolderInUse(dataDir)
  if (!lock) return { url: await sharedUrl(identity, dataDir), kind: 'shared', stop: async () => {} }
  try {
    return await startOwn(identity, lock, options)
  } catch (error) {
    lock.release()
    throw error
  }
}

async function startOwn(identity: Identity, lock: OwnerLock, options: EnsureOptions): Promise<RunningDatabase> {
  const begun = performance.now()
  const created = await createCluster(identity, options.durable)
  const cluster = clusterIn(identity.home)
  const socket = (options.transport ?? defaultTransport) === 'socket' ? socketFolder(identity) : undefined
  const listen = socket ? { socket: socket.folder } : { port: options.port ?? (await freePort()) }
  const server = await supervise(identity, cluster, serverArguments(cluster, listen, options.durable), options.log)
  const url = addressOf(cluster.password, 'socket' in listen ? listen.socket : listen.port)
  const stop = async () => {
    await server.stop()
    if (socket?.temporary) rmSync(socket.folder, { recursive: true, force: true })
    lock.release()
  }
  try {
    const version = await ensureDatabaseExists(url, options.log)
    const ms = Math.round(performance.now() - begun)
    options.log.info('db.server', { state: created ? 'created' : 'started', ms, version })
    return { url, kind: 'embedded', stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const defaultTransport = process.platform === 'win32' ? 'loopback' : 'socket'

function addressOf(password: string, at: string | number): string {
  if (typeof at === 'number') return `postgres://colloquy:${password}@127.0.0.1:${at}/${databaseName}`
  return `postgres://colloquy:${password}@localhost/${databaseName}?host=${encodeURIComponent(at)}`
}

async function sharedUrl(identity: Identity, dataDir: string): Promise<string> {
  const { data, password } = clusterIn(identity.home)
  const running = readPostmaster(data)
  if (!running?.ready || !password) throw new DataFolderInUse(dataDir)
  return addressOf(password, running.socketFolder || running.port)
}

/** The server's version; creates our database on a server that is new. */
async function ensureDatabaseExists(url: string, log: Log): Promise<string> {
  try {
    return await awaitServer(url, 0, log)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== '3D000') throw error
  }
  const maintenance = new URL(url)
  maintenance.pathname = '/postgres'
  const client = new pg.Client({ connectionString: maintenance.href })
  await client.connect()
  await client.query(`create database ${databaseName}`).finally(() => client.end())
  return awaitServer(url, 0, log)
}

function assertUsable(dataDir: string): void {
  try {
    if (!existsSync(dataDir)) mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const postgres = join(dataDir, 'postgres')
    accessSync(existsSync(postgres) ? postgres : dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    throw new EmbeddedDatabaseUnavailable(
      `The data folder ${dataDir} cannot be written by this user (it may belong to the one who started Colloquy first): set DATA_DIR to a folder of yours.`,
    )
  }
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer()
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

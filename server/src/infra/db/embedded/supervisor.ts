import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '../../log/log.ts'
import type { Cluster } from './cluster.ts'
import type { Identity } from './identity.ts'
import { endPostmaster, endStrayPostmaster, readPostmaster } from './postmaster.ts'

export type Supervised = { readonly stop: () => Promise<void> }

const longestLog = 5 * 1024 * 1024
const startWithinMs = 120_000

/** Starts the server and starts it again whenever it dies, until it is stopped. Resolves when it takes connections. */
export async function supervise(
  identity: Identity,
  cluster: Cluster,
  args: readonly string[],
  log: Log,
): Promise<Supervised> {
  const stopping = new AbortController()
  let server = await launch(identity, cluster, args)
  const endWithUs = () => void server.kill('SIGINT')
  process.on('exit', endWithUs)

  const watch = () => server.once('exit', () => void revive())
  const revive = async () => {
    for (let wait = 50; !stopping.signal.aborted; wait = Math.min(wait * 2, 10_000)) {
      log.error('db.server', { state: 'died' })
      const begun = performance.now()
      try {
        await delay(wait, undefined, { signal: stopping.signal })
        server = await launch(identity, cluster, args)
        log.warn('db.server', { state: 'restarted', ms: Math.round(performance.now() - begun) })
        return stopping.signal.aborted ? endPostmaster(server.pid ?? 0) : watch()
      } catch (error) {
        if (!stopping.signal.aborted) log.error('db.failed', { name: 'server', ms: 0, error })
      }
    }
  }
  watch()

  return {
    stop: async () => {
      stopping.abort()
      process.off('exit', endWithUs)
      if (server.pid && server.exitCode === null && server.signalCode === null) await endPostmaster(server.pid)
    },
  }
}

// In a session of its own, so that Ctrl-C in the terminal ends us first and the database after the last answer.
async function launch(identity: Identity, cluster: Cluster, args: readonly string[]): Promise<ChildProcess> {
  await endStrayPostmaster(cluster.data)
  if (existsSync(cluster.logFile) && statSync(cluster.logFile).size > longestLog) truncateSync(cluster.logFile)
  const output = openSync(cluster.logFile, 'a', 0o600)
  const before = statSync(cluster.logFile).size
  const [command, all] = identity.command(identity.binaries.postgres, args)
  const server = spawn(command, all, {
    ...identity.owner,
    cwd: identity.home,
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  const failure = new Promise<string>((done) => {
    server.once('error', (error) => done(error.message))
    server.once('exit', () => done(readFileSync(cluster.logFile).subarray(before).toString().trim()))
  })
  const outcome = await Promise.race([failure, ready(server, cluster)])
  if (outcome !== undefined) throw new Error(`The database server did not start: ${outcome || 'it gave no reason'}`)
  server.unref()
  return server
}

async function ready(server: ChildProcess, cluster: Cluster): Promise<string | undefined> {
  for (
    const end = performance.now() + startWithinMs;
    performance.now() < end;
    await delay(5, undefined, { ref: true })
  ) {
    const state = readPostmaster(cluster.data)
    if (state?.ready && state.pid === server.pid) return undefined
    if (server.exitCode !== null || server.signalCode !== null) return new Promise(() => {})
  }
  return 'it was not ready within two minutes'
}

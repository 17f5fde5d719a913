import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { runs } from './owner-lock.ts'

/** What a running server writes into its data folder. */
export type Postmaster = {
  readonly pid: number
  readonly port: number
  readonly socketFolder: string
  readonly ready: boolean
}

export function readPostmaster(folder: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
    const [pid, , , port, socketFolder = '', , , state = ''] = lines.map((line) => line.trim())
    return { pid: Number(pid), port: Number(port), socketFolder, ready: state === 'ready' }
  } catch {
    return undefined
  }
}

/** Ends a server that an earlier process of ours left behind, and removes a process id that means another program now. */
export async function endStrayPostmaster(folder: string): Promise<void> {
  const stray = readPostmaster(folder)
  if (!stray || !runs(stray.pid)) return
  if (isPostmasterOf(stray.pid, folder)) await endPostmaster(stray.pid)
  else rmSync(join(folder, 'postmaster.pid'), { force: true })
}

/** Fast shutdown; if that takes too long, immediate shutdown, which the next start recovers from. */
export async function endPostmaster(pid: number): Promise<void> {
  signal(pid, 'SIGINT')
  if (await gone(pid, 20_000)) return
  signal(pid, 'SIGQUIT')
  if (await gone(pid, 5000)) return
  signal(pid, 'SIGKILL')
  await gone(pid, 5000)
}

function isPostmasterOf(pid: number, folder: string): boolean {
  if (process.platform !== 'linux') {
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes(folder)
  }
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder)
  } catch {
    return false
  }
}

async function gone(pid: number, withinMs: number): Promise<boolean> {
  for (const end = performance.now() + withinMs; performance.now() < end; await delay(10)) if (!runs(pid)) return true
  return false
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It ended by itself.
  }
}

import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'

export type OwnerLock = { readonly release: () => void }

/** Takes the lock file for this process, or returns undefined while another living process holds it. */
export function takeOwnerLock(file: string): OwnerLock | undefined {
  const mine = `${process.pid} ${startOf(process.pid) ?? ''}`
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (createLock(file, mine)) return { release: () => releaseLock(file, mine) }
    const theirs = readIfThere(file)
    if (theirs !== undefined && isAlive(theirs)) return undefined
    if (theirs !== undefined) removeStale(file, theirs)
  }
  return undefined
}

function createLock(file: string, content: string): boolean {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, content)
  try {
    linkSync(draft, file)
    return true
  } catch {
    return false
  } finally {
    rmSync(draft)
  }
}

function releaseLock(file: string, mine: string): void {
  if (readIfThere(file) === mine) rmSync(file, { force: true })
}

// Moved away before it is removed: if another process replaced the stale lock by its own meanwhile, it is put back.
function removeStale(file: string, content: string): void {
  const aside = `${file}.stale.${process.pid}`
  try {
    renameSync(file, aside)
    if (readIfThere(aside) !== content) linkSync(aside, file)
    rmSync(aside, { force: true })
  } catch {
    // Somebody else removed it first.
  }
}

// A process id alone may have been given to another program since, in containers nearly always.
function isAlive(content: string): boolean {
  const [id, start] = content.split(' ')
  const pid = Number(id)
  if (!Number.isInteger(pid) || pid <= 0 || !runs(pid)) return false
  const now = startOf(pid)
  return now === undefined || start === '' || now === start
}

export function runs(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

// Start time in clock ticks since boot: field 22, the 20th after the command in parentheses. Linux only.
function startOf(pid: number): string | undefined {
  const stat = readIfThere(`/proc/${pid}/stat`)
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

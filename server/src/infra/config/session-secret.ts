import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The secret of this installation, made on the first start and kept in the data folder, readable by its owner only. */
export function sessionSecret(dataDir: string): string {
  const file = join(dataDir, 'session-secret')
  return readSecret(file) ?? makeSecret(dataDir, file)
}

function readSecret(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim() || undefined
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

// Written aside and linked into place: of two processes that start at once, both use the secret of the first.
function makeSecret(dataDir: string, file: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, randomBytes(48).toString('base64url'), { mode: 0o600 })
  try {
    linkSync(draft, file)
  } catch {
    // Another process was first.
  } finally {
    rmSync(draft)
  }
  return readFileSync(file, 'utf8').trim()
}

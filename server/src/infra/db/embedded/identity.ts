import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Binaries, copyBinaries, EmbeddedDatabaseUnavailable } from './binaries.ts'

// PostgreSQL refuses to run as root, and wants the name of its user. Where we are root, it runs under another identity:
// in a user namespace of its own (in place, nothing to copy), else as another user of the machine.

export type Identity = {
  readonly binaries: Binaries
  /** Where the database's folders go. */
  readonly home: string
  /** Whom its files must belong to, when that is not us. */
  readonly owner?: { readonly uid: number; readonly gid: number }
  readonly command: (program: string, args: readonly string[]) => readonly [string, readonly string[]]
}

export type IdentityKind = 'self' | 'namespace' | 'user'
type Account = { readonly uid: number; readonly gid: number }

export function chooseIdentity(binaries: Binaries, dataDir: string, wanted?: IdentityKind): Identity {
  const uid = process.getuid?.()
  const accounts = readAccounts()
  const self: Identity = { binaries, home: dataDir, command: (program, args) => [program, args] }
  if (wanted === 'self' || uid === undefined) return self
  if (uid !== 0 && (process.platform !== 'linux' || accounts.some((account) => account.uid === uid))) return self

  const earlier = ownerOf(join(dataDir, 'postgres')) ?? ownerOf(join(elsewhere(dataDir), 'postgres'))
  const account = accounts.find((one) => one.uid === earlier?.uid && one.uid !== 0)
  if (!account && wanted !== 'user') {
    const namespace = inNamespace(self, accounts)
    if (namespace) return namespace
  }
  const other = account ?? accounts.find((one) => one.uid !== 0)
  if (uid === 0 && other) return asUser(self, other)
  throw new EmbeddedDatabaseUnavailable('PostgreSQL cannot run as this user, and there is no other user to run it as.')
}

function inNamespace(self: Identity, accounts: readonly Account[]): Identity | undefined {
  const account = accounts.find((one) => one.uid !== 0)
  if (!account) return undefined
  const flags = ['--user', `--map-user=${account.uid}`, `--map-group=${account.gid}`]
  if (spawnSync('unshare', [...flags, 'true'], { stdio: 'ignore' }).status !== 0) return undefined
  return { ...self, command: (program, args) => ['unshare', [...flags, program, ...args]] }
}

function asUser(self: Identity, account: Account): Identity {
  const owner = { uid: account.uid, gid: account.gid }
  const can = (program: string, args: string[]) => spawnSync(program, args, { ...owner, stdio: 'ignore' }).status === 0
  const binaries = can(self.binaries.initdb, ['--version'])
    ? self.binaries
    : copyBinaries(self.binaries, join('/var/cache/colloquy', `postgres-${shortHash(self.binaries.folder)}`))
  mkdirSync(self.home, { recursive: true, mode: 0o711 })
  const reachable = !existsSync(elsewhere(self.home)) && can('sh', ['-c', 'cd "$0"', self.home])
  const home = reachable ? self.home : elsewhere(self.home)
  return { ...self, binaries, home, owner }
}

// For a data folder that the other user cannot enter, such as one below /root.
function elsewhere(dataDir: string): string {
  return join('/var/lib/colloquy', shortHash(dataDir))
}

// Accounts that fit, best first: the machine's own database user, an ordinary user, nobody.
function readAccounts(): readonly Account[] {
  if (!existsSync('/etc/passwd')) return []
  const rank = (name: string) => ['postgres', 'node', 'nobody'].indexOf(name) + 1 || 9
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .toSorted((a, b) => rank(a[0] ?? '') - rank(b[0] ?? ''))
    .map((fields) => ({ uid: Number(fields[2]), gid: Number(fields[3]) }))
}

function ownerOf(folder: string): Account | undefined {
  return existsSync(folder) ? statSync(folder) : undefined
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

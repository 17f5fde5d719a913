import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config/config.ts'
import { type Checkpoint, createAuditKey } from './audit-key.ts'

/** What this installation keeps outside of the database, to hold the trail against. */
export type Anchors = {
  /** PEM: of the present secret, and those kept of earlier ones. */
  publicKeys: readonly string[]
  /** The newest checkpoint that was signed here: whoever cuts the end off the trail cannot take it along. */
  checkpoint?: Checkpoint | null
}
export type KeptCheckpoint = { read(): Checkpoint | null; replace(checkpoint: Checkpoint): void }

type Where = Pick<Config, 'dataDir' | 'auditSecret' | 'sessionSecret'>

const folderOf = ({ dataDir }: Pick<Config, 'dataDir'>) => join(dataDir, 'audit-keys')
const keyOf = ({ auditSecret, sessionSecret }: Where) => createAuditKey(auditSecret ?? sessionSecret)

/** Keeps the public half in the data folder, so that old checkpoints can be checked after the secret has changed. */
export function keepPublicKey(config: Where): void {
  const { keyId, publicKeyPem } = keyOf(config)
  mkdirSync(folderOf(config), { recursive: true, mode: 0o700 })
  writeFileSync(join(folderOf(config), `${keyId}.pem`), publicKeyPem, { mode: 0o600 })
}

export function ownAnchors(config: Where): Anchors {
  const names = keptNames(folderOf(config)).filter((name) => name.endsWith('.pem'))
  const kept = names.map((name) => readFileSync(join(folderOf(config), name), 'utf8'))
  return { publicKeys: [keyOf(config).publicKeyPem, ...kept], checkpoint: keptCheckpoint(config).read() }
}

/** The newest checkpoint, in a file beside the public keys. */
export function keptCheckpoint(config: Pick<Config, 'dataDir'>): KeptCheckpoint {
  const file = join(folderOf(config), 'last-checkpoint.json')
  return {
    read: () =>
      keptNames(folderOf(config)).includes('last-checkpoint.json') ? JSON.parse(readFileSync(file, 'utf8')) : null,
    replace: (checkpoint) => {
      mkdirSync(folderOf(config), { recursive: true, mode: 0o700 })
      // Moved into place whole: a reader never finds half of it.
      writeFileSync(`${file}.new`, `${JSON.stringify(checkpoint)}\n`, { mode: 0o600 })
      renameSync(`${file}.new`, file)
    },
  }
}

function keptNames(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config/config.ts'
import { createAuditKey } from './audit-key.ts'

type Where = Pick<Config, 'dataDir' | 'auditSecret' | 'sessionSecret'>

const folderOf = ({ dataDir }: Pick<Config, 'dataDir'>) => join(dataDir, 'audit-keys')
const keyOf = ({ auditSecret, sessionSecret }: Where) => createAuditKey(auditSecret ?? sessionSecret)

/** Keeps the public half in the data folder, so that old checkpoints can be checked after the secret has changed. */
export function keepPublicKey(config: Where): void {
  const { keyId, publicKeyPem } = keyOf(config)
  mkdirSync(folderOf(config), { recursive: true, mode: 0o700 })
  writeFileSync(join(folderOf(config), `${keyId}.pem`), publicKeyPem, { mode: 0o600 })
}

/** The public keys that this installation vouches for: of the present secret, and those kept of earlier ones. */
export function ownPublicKeys(config: Where): string[] {
  const names = keptNames(folderOf(config)).filter((name) => name.endsWith('.pem'))
  return [keyOf(config).publicKeyPem, ...names.map((name) => readFileSync(join(folderOf(config), name), 'utf8'))]
}

function keptNames(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from 'node:crypto'
import { canonicalJson } from './entry-hash.ts'

/** Says that the chain had this hash at this place at this time. */
export type Checkpoint = {
  /** 1, 2, 3 …: one that is missing is noticed. */
  number: number
  seq: number
  hash: string
  at: string
  keyId: string
  signature: string
}

export type AuditKey = {
  keyId: string
  publicKeyPem: string
  sign(checkpoint: Omit<Checkpoint, 'keyId' | 'signature'>): Checkpoint
}

/** Everything of a PKCS #8 Ed25519 key but its 32 bytes of seed. */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The key that signs checkpoints. It comes from a secret that the database does not hold. */
export function createAuditKey(secret: string): AuditKey {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'colloquy audit checkpoint', 32))
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(privateKey)
  const keyId = keyIdOf(publicKey)
  return {
    keyId,
    publicKeyPem: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    sign: (checkpoint) => {
      const signed = { ...checkpoint, keyId }
      return { ...signed, signature: sign(null, signedBytes(signed), privateKey).toString('base64url') }
    },
  }
}

/** Whether one of these public keys (PEM) has signed the checkpoint; `unknown_key` when none of them is the one it names. */
export function checkSignature(
  { signature, ...signed }: Checkpoint,
  publicKeys: readonly string[],
): 'good' | 'forged' | 'unknown_key' {
  const key = publicKeys.map((pem) => createPublicKey(pem)).find((one) => keyIdOf(one) === signed.keyId)
  if (!key) return 'unknown_key'
  return verify(null, signedBytes(signed), key, Buffer.from(signature, 'base64url')) ? 'good' : 'forged'
}

const signedBytes = (checkpoint: Omit<Checkpoint, 'signature'>) => Buffer.from(canonicalJson(checkpoint), 'utf8')

function keyIdOf(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest('base64url')
    .slice(0, 16)
}

import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { type Db, type DbOrTrx, inTransaction } from '../../../infra/db/database.ts'
import { keyFor, seal, unseal } from '../../../infra/secrets/sealed.ts'
import { type SealedKey, storedKeys } from './signing-keys.repository.ts'

const dayMs = 24 * 60 * 60_000
/** How long one key signs. */
export const keyMs = 30 * dayMs
/** The next key is there this long before it signs (the nightly job looks once a day), so that every process has heard of it. */
const aheadMs = 2 * dayMs
/** An unknown key is looked for in the database at most this often, however many tokens name one. */
const lookAgainMs = 1000

type SigningKey = { kid: string; privateKey: KeyObject; publicKey: KeyObject; signsFrom: Date; signsUntil: Date }
export type SigningKeys = ReturnType<typeof createSigningKeys>

/**
 * The keys that sign access tokens: one for thirty days after the other, kept in the database for all processes. Their
 * public halves are taken from the sealed private ones, so that whoever writes into the table without knowing the
 * secret adds no key. `acceptedMs`: how long a token lives that a key signed at its last moment.
 */
export function createSigningKeys({ db, secret, acceptedMs }: { db: Db; secret: string; acceptedMs: number }) {
  const sealingKey = keyFor(secret, 'colloquy signing keys')
  let known: readonly SigningKey[] = []
  let lookedAt = Number.NEGATIVE_INFINITY
  let looking: Promise<void> | undefined

  const stillAccepted = (key: SigningKey, now: Date) => key.signsUntil.getTime() + acceptedMs > now.getTime()

  const load = async (handle: DbOrTrx, now: Date): Promise<SigningKey[]> => {
    const rows = await storedKeys.findUsedSince(handle, new Date(now.getTime() - acceptedMs))
    return rows.flatMap((row) => opened(row, sealingKey))
  }
  const look = (now: Date): Promise<void> => {
    looking ??= load(db, now)
      .then((keys) => {
        known = keys
        lookedAt = now.getTime()
      })
      .finally(() => {
        looking = undefined
      })
    return looking
  }
  const signing = (now: Date) => known.find(({ signsFrom, signsUntil }) => signsFrom <= now && now < signsUntil)

  /** Makes the next key in time, and the first one; forgets those whose tokens are over. */
  const rotate = (now: Date): Promise<void> =>
    inTransaction(db, async (trx) => {
      await storedKeys.lock(trx)
      const [newest] = await load(trx, now)
      const end = newest ? newest.signsUntil.getTime() : 0
      if (end < now.getTime() + aheadMs)
        await storedKeys.add(trx, made(sealingKey, new Date(Math.max(end, now.getTime()))))
      await storedKeys.deleteUsedUntil(trx, new Date(now.getTime() - acceptedMs))
    })

  return {
    rotate,
    /** The key that signs now; made where there is none. */
    async current(now: Date): Promise<SigningKey> {
      if (!signing(now)) await look(now)
      if (!signing(now)) {
        await rotate(now)
        await look(now)
      }
      const key = signing(now)
      if (!key) throw new Error('There is no key to sign with, and none could be made.')
      return key
    },
    /** The public half of the key with this name, if tokens that it signed may still be valid. */
    async find(kid: string | undefined, now: Date): Promise<KeyObject | undefined> {
      const has = () => known.find((key) => key.kid === kid && stillAccepted(key, now))?.publicKey
      if (!has() && now.getTime() - lookedAt >= lookAgainMs) await look(now)
      return has()
    },
  }
}

function made(sealingKey: Buffer, signsFrom: Date): SealedKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const kid = createHash('sha256')
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest('base64url')
    .slice(0, 16)
  const sealedKey = seal(sealingKey, privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), kid)
  return { kid, sealedKey, signsFrom, signsUntil: new Date(signsFrom.getTime() + keyMs) }
}

/** Nothing for a key that was sealed with another secret: its tokens are not ours any more. */
function opened({ kid, sealedKey, signsFrom, signsUntil }: SealedKey, sealingKey: Buffer): SigningKey[] {
  try {
    const privateKey = createPrivateKey(unseal(sealingKey, sealedKey, kid))
    return [{ kid, privateKey, publicKey: createPublicKey(privateKey), signsFrom, signsUntil }]
  } catch {
    return []
  }
}

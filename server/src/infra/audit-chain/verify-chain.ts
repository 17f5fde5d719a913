import type { Db, DbOrTrx, Trx } from '../db/database.ts'
import { type Checkpoint, checkSignature } from './audit-key.ts'
import { chain, type SealedEntry } from './chain.repository.ts'
import { entryHash, genesis } from './entry-hash.ts'

export type BrokenReason =
  /** The entry is not what was sealed. */
  | 'altered'
  /** The entry that was sealed here is gone. */
  | 'missing'
  /** The entry that was sealed here stands at another place. */
  | 'reordered'
  /** The entry here does not follow the one before it: that one was written anew, or one between them is gone. */
  | 'unlinked'
  /** The end of the chain is gone: a checkpoint was signed further on. */
  | 'truncated'
  /** The chain is sound in itself, but not the one that a checkpoint was signed for. */
  | 'rewritten'
  /** A checkpoint is gone, was changed, or is signed by a key that nobody vouches for. */
  | 'checkpoint_missing'
  | 'checkpoint_forged'
  | 'checkpoint_of_unknown_key'

export type ChainReport = {
  ok: boolean
  /** Where looking began. */
  from: number
  /** Entries in the chain that were looked at. */
  entries: number
  /** Recorded a moment ago and not sealed yet. */
  unsealed: number
  checkpoints: number
  /** The end of what is sound; kept elsewhere it can be compared with a later report. */
  head: { seq: number; hash: string }
  firstBroken: { seq: number; reason: BrokenReason; checkpoint?: number } | null
}

type Broken = NonNullable<ChainReport['firstBroken']>

const atOnce = 5000

/** Whether the database is new enough to have a trail at all. */
export const hasChain = (db: Db): Promise<boolean> => chain.exists(db)

/** Goes through the whole chain in one snapshot, also while entries are added, and finds the first place that is broken. */
export async function verifyChain(db: DbOrTrx, publicKeys: readonly string[]): Promise<ChainReport> {
  if (db.isTransaction) return verifyIn(db, publicKeys)
  return inSnapshot(db, (trx) => verifyIn(trx, publicKeys))
}

/** Reads at one moment, whatever is added meanwhile. */
export const inSnapshot = <T>(db: Db, read: (trx: Trx) => Promise<T>): Promise<T> =>
  db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read)

/**
 * The same from the last signed checkpoint before this place on: it vouches for all that is before it. What is reported
 * begins there as well.
 */
export const verifyChainFrom = (trx: Trx, publicKeys: readonly string[], seq: number): Promise<ChainReport> =>
  verifyIn(trx, publicKeys, seq)

async function verifyIn(trx: DbOrTrx, publicKeys: readonly string[], place?: number): Promise<ChainReport> {
  const start = place === undefined ? undefined : await chain.lastCheckpointBefore(trx, place)
  const checkpoints = await chain.checkpointsFrom(trx, start?.number ?? 1)
  const unsealed = await chain.countUnsealed(trx)
  let head = start ? { seq: start.seq, hash: start.hash } : { seq: 0, hash: genesis }
  const from = head.seq + 1
  const report = (firstBroken: Broken | null): ChainReport => ({
    ok: firstBroken === null,
    from,
    entries: head.seq - from + 1,
    unsealed,
    checkpoints: checkpoints.length,
    head,
    firstBroken,
  })
  // The checkpoint tells of all that is before it, so what is wrong with it is wrong from the place after the last good one.
  const doubt = doubtOfCheckpoints(checkpoints, publicKeys, start?.number ?? 1)
  const trusted = checkpoints.slice(0, doubt ? doubt.index : undefined)
  const signed = new Map(trusted.map((checkpoint) => [checkpoint.seq, checkpoint]))
  for (;;) {
    const entries = await chain.readFrom(trx, head.seq, atOnce)
    for (const entry of entries) {
      const reason = await faultOf(trx, entry, head)
      if (reason) return report({ seq: head.seq + 1, reason })
      const checkpoint = signed.get(entry.seq)
      if (checkpoint && checkpoint.hash !== entry.hash)
        return report({ seq: firstUnsigned(trusted, entry.seq), reason: 'rewritten', checkpoint: checkpoint.number })
      head = { seq: entry.seq, hash: entry.hash }
    }
    if (entries.length < atOnce) break
  }
  const beyond = trusted.find((checkpoint) => checkpoint.seq > head.seq)
  if (beyond) return report({ seq: head.seq + 1, reason: 'truncated', checkpoint: beyond.number })
  if (doubt) return report({ seq: (trusted.at(-1)?.seq ?? 0) + 1, reason: doubt.reason, checkpoint: doubt.number })
  return report(null)
}

async function faultOf(trx: DbOrTrx, entry: SealedEntry, head: ChainReport['head']): Promise<BrokenReason | null> {
  const { seq, previousHash, hash, ...hashed } = entry
  const inPlace = seq === head.seq + 1
  if (inPlace && entryHash(previousHash, hashed) !== hash) return 'altered'
  if (inPlace && previousHash === head.hash) return null
  if ((await chain.findFollower(trx, head.hash)) !== undefined) return 'reordered'
  return inPlace ? 'unlinked' : 'missing'
}

/** The place after the last checkpoint before this one: from there on the chain may be another. */
function firstUnsigned(checkpoints: readonly Checkpoint[], seq: number): number {
  return (checkpoints.findLast((checkpoint) => checkpoint.seq < seq)?.seq ?? 0) + 1
}

type Doubt = { index: number; number: number; reason: BrokenReason }

function doubtOfCheckpoints(
  checkpoints: readonly Checkpoint[],
  publicKeys: readonly string[],
  first: number,
): Doubt | null {
  for (const [index, checkpoint] of checkpoints.entries()) {
    const number = first + index
    if (checkpoint.number !== number) return { index, number, reason: 'checkpoint_missing' }
    const signature = checkSignature(checkpoint, publicKeys)
    if (signature === 'forged') return { index, number, reason: 'checkpoint_forged' }
    if (signature === 'unknown_key') return { index, number, reason: 'checkpoint_of_unknown_key' }
  }
  return null
}

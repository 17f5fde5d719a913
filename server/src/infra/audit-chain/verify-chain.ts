import type { Db, DbOrTrx, Trx } from '../db/database.ts'
import type { Anchors } from './anchors.ts'
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
export async function verifyChain(db: DbOrTrx, anchors: Anchors): Promise<ChainReport> {
  if (db.isTransaction) return verifyIn(db, anchors)
  return inSnapshot(db, (trx) => verifyIn(trx, anchors))
}

/** Reads at one moment, whatever is added meanwhile. */
export const inSnapshot = <T>(db: Db, read: (trx: Trx) => Promise<T>): Promise<T> =>
  db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read)

/**
 * The same from the last signed checkpoint before this place on: it vouches for all that is before it. What is reported
 * begins there as well.
 */
export const verifyChainFrom = (trx: Trx, anchors: Anchors, seq: number): Promise<ChainReport> =>
  verifyIn(trx, anchors, seq)

async function verifyIn(trx: DbOrTrx, anchors: Anchors, place?: number): Promise<ChainReport> {
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
  const { trusted, vouching, doubt } = vouchersAmong(checkpoints, anchors, start?.number ?? 1)
  const signed = new Map(vouching.map((checkpoint) => [checkpoint.seq, checkpoint]))
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
  const beyond = vouching.find((checkpoint) => checkpoint.seq > head.seq)
  if (beyond) return report({ seq: head.seq + 1, reason: 'truncated', checkpoint: beyond.number })
  return report(doubt)
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

type Vouchers = {
  /** Of the database: those before the first that is in doubt. */
  trusted: readonly Checkpoint[]
  /** With the one that is kept outside, where it is signed. */
  vouching: readonly Checkpoint[]
  doubt: Broken | null
}

/** A checkpoint tells of all that is before it, so what is wrong with it is wrong from the place after the last good one. */
function vouchersAmong(
  checkpoints: readonly Checkpoint[],
  { publicKeys, checkpoint: kept }: Anchors,
  first: number,
): Vouchers {
  const inside = doubtOfCheckpoints(checkpoints, publicKeys, first)
  const trusted = checkpoints.slice(0, inside?.index)
  const doubt = inside && { seq: (trusted.at(-1)?.seq ?? 0) + 1, reason: inside.reason, checkpoint: inside.number }
  if (!kept || kept.number < first) return { trusted, vouching: trusted, doubt }
  const reason = doubtOfKept(kept, checkpoints, publicKeys)
  const outside = reason && { seq: firstUnsigned(trusted, kept.seq), reason, checkpoint: kept.number }
  const isSigned = !reason || reason === 'checkpoint_missing'
  return { trusted, vouching: isSigned ? [...trusted, kept] : trusted, doubt: doubt ?? outside }
}

/** Of the checkpoint that is kept outside: `checkpoint_missing` when the database has it no more. */
function doubtOfKept(
  kept: Checkpoint,
  checkpoints: readonly Checkpoint[],
  publicKeys: readonly string[],
): BrokenReason | null {
  const signature = checkSignature(kept, publicKeys)
  if (signature !== 'good') return signature === 'forged' ? 'checkpoint_forged' : 'checkpoint_of_unknown_key'
  const isThere = checkpoints.some(({ number, signature }) => number === kept.number && signature === kept.signature)
  return isThere ? null : 'checkpoint_missing'
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

import { type Db, inTransaction, type Trx } from '../db/database.ts'
import type { Log } from '../log/log.ts'
import type { KeptCheckpoint } from './anchors.ts'
import type { AuditKey, Checkpoint } from './audit-key.ts'
import { type ChainEnd, chain } from './chain.repository.ts'
import { entryHash, genesis } from './entry-hash.ts'

declare module '../log/events.ts' {
  interface LogEvents {
    /** Kept wherever the logs go, it shows later that the chain had this hash at this place. */
    'audit.checkpoint': { number: number; seq: number; hash: string; keyId: string }
    /** The chain is not the one that a checkpoint was kept for outside of the database. */
    'audit.broken': { checkpoint: number; seq: number }
  }
}

type Parts = {
  db: Db
  key: AuditKey
  log: Log
  now: () => Date
  /** Where the newest checkpoint is kept outside of the database. */
  kept?: KeptCheckpoint
}

const atOnce = 1000
/** How much of the chain's end is not signed for yet. */
const checkpointEveryMs = 60_000

/**
 * Seals what was recorded since: gives each committed entry its place in the chain. One process at a time does it,
 * and whoever finds another at it leaves the work to that one, or to the next round. Returns how many entries it sealed.
 */
export function createAuditSealing({ db, key, log, now, kept }: Parts): () => Promise<number> {
  // One that the chain no longer holds is evidence: it stays, and with it what `verifyChain` says.
  const keep = async (checkpoint: Checkpoint, { read, replace }: KeptCheckpoint) => {
    const before = read()
    if (!before || (await chain.holds(db, before))) replace(checkpoint)
    else log.error('audit.broken', { checkpoint: before.number, seq: before.seq })
  }

  return async () => {
    let sealed = 0
    for (;;) {
      const round = await inTransaction(db, (trx) => sealSome(trx, key, now()))
      sealed += round.sealed
      if (round.checkpoint) {
        const { number, seq, hash, keyId } = round.checkpoint
        log.info('audit.checkpoint', { number, seq, hash, keyId })
        if (kept) await keep(round.checkpoint, kept)
      }
      if (round.sealed < atOnce) return sealed
    }
  }
}

async function sealSome(
  trx: Trx,
  key: AuditKey,
  now: Date,
): Promise<{ sealed: number; checkpoint: Checkpoint | null }> {
  if (!(await chain.tryLock(trx))) return { sealed: 0, checkpoint: null }
  const entries = await chain.findUnsealed(trx, atOnce)
  let end: ChainEnd = (await chain.findEnd(trx)) ?? { seq: 0, hash: genesis }
  const places = entries.map((entry) => {
    const previousHash = end.hash
    end = { seq: end.seq + 1, hash: entryHash(previousHash, entry) }
    return { id: entry.id, previousHash, ...end }
  })
  if (places.length > 0) await chain.seal(trx, places)
  return { sealed: places.length, checkpoint: await checkpointIfDue(trx, end, key, now) }
}

async function checkpointIfDue(trx: Trx, end: ChainEnd, key: AuditKey, now: Date): Promise<Checkpoint | null> {
  const last = await chain.lastCheckpoint(trx)
  if (end.seq <= (last?.seq ?? 0)) return null
  if (last && now.getTime() - Date.parse(last.at) < checkpointEveryMs) return null
  const checkpoint = key.sign({ number: (last?.number ?? 0) + 1, seq: end.seq, hash: end.hash, at: now.toISOString() })
  await chain.addCheckpoint(trx, checkpoint)
  return checkpoint
}

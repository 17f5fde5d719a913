import type { AuditSubject } from '@colloquy/contracts/audit'
import type { AuditProof } from '@colloquy/contracts/decision-packet'
import type { Db } from '../db/database.ts'
import { chain } from './chain.repository.ts'
import { verifyChain } from './verify-chain.ts'

/** What the trail says of one thing, and whether all of it holds at this moment. */
export async function auditProof(
  db: Db,
  subject: AuditSubject,
  publicKeys: readonly string[],
  now: Date,
): Promise<AuditProof> {
  const { ok, entries, unsealed, head, firstBroken } = await verifyChain(db, publicKeys)
  return {
    entries: await chain.findAbout(db, subject),
    chain: { ok, entries, unsealed, head, firstBroken, checkedAt: now.toISOString() },
    checkpoint: (await chain.lastCheckpoint(db)) ?? null,
    publicKeys: [...publicKeys],
  }
}

import type { AuditSubject } from '@colloquy/contracts/audit'
import type { AuditProof } from '@colloquy/contracts/decision-packet'
import type { Db } from '../db/database.ts'
import type { Anchors } from './anchors.ts'
import { chain } from './chain.repository.ts'
import { inSnapshot, verifyChainFrom } from './verify-chain.ts'

type Proof = Omit<AuditProof, 'entries'> & { entries: Omit<AuditProof['entries'][number], 'actorName'>[] }

/**
 * What the trail says of one thing, and whether the trail holds from before the first of it until now. What is older
 * proves nothing here: a signed checkpoint stands for it, and going through years of it would take as many seconds.
 */
export function auditProof(db: Db, subject: AuditSubject, anchors: Anchors, now: Date): Promise<Proof> {
  return inSnapshot(db, async (trx) => {
    const entries = await chain.findAbout(trx, subject)
    const first = Math.min(...entries.map(({ seq }) => seq ?? Number.MAX_SAFE_INTEGER), Number.MAX_SAFE_INTEGER)
    const { checkpoints: _, entries: checked, ...report } = await verifyChainFrom(trx, anchors, first)
    return {
      entries,
      chain: { ...report, checked, checkedAt: now.toISOString() },
      checkpoint: (await chain.lastCheckpoint(trx)) ?? null,
      publicKeys: [...anchors.publicKeys],
    }
  })
}

import { type AuditAction, auditActions } from '@colloquy/contracts/audit'
import type { AuditProof, ProvenEntry } from '@colloquy/contracts/decision-packet'
import { exactMoment } from '../../../ui/moments.ts'
import { Section } from '../../../ui/section.tsx'
import classes from './packet.module.css'

const known: Partial<Record<string, string>> = auditActions satisfies Record<AuditAction, string>

type Actor = Pick<ProvenEntry, 'actorType' | 'actorId' | 'actorName'>

/** What the audit trail says of the interview, and whether all of the trail holds. */
export function PacketAudit({ proof: { entries, chain, checkpoint } }: { proof: AuditProof }) {
  return (
    <Section title="Audit trail">
      <p>
        {chain.ok
          ? `Checked ${exactMoment(chain.checkedAt)}: the chain holds from entry ${chain.from}, before the first about this interview, to entry ${chain.head.seq}.`
          : `Checked ${exactMoment(chain.checkedAt)}: the chain is broken at entry ${chain.firstBroken?.seq} (${chain.firstBroken?.reason}).`}
        {checkpoint &&
          ` Last signed at entry ${checkpoint.seq}, ${exactMoment(checkpoint.at)}, key ${checkpoint.keyId}.`}
      </p>
      <ol className={classes.lines}>
        {entries.map(({ id, at, action, seq, hash, ...actor }) => (
          <li key={id}>
            <time dateTime={at}>{exactMoment(at)}</time> {known[action] ?? action}, by {nameOf(actor)}
            <span className={classes.hash}>{seq === null ? 'not sealed yet' : `entry ${seq}, ${hash}`}</span>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function nameOf({ actorType, actorId, actorName }: Actor): string {
  if (actorType === 'user') return actorName ?? `a person who is not here any more (${actorId})`
  if (actorType === 'candidate') return 'the candidate'
  return actorType === 'system' ? 'Colloquy' : 'somebody who was not signed in'
}

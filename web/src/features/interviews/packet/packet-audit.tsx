import { type AuditAction, auditActions } from '@colloquy/contracts/audit'
import type { AuditProof } from '@colloquy/contracts/decision-packet'
import { exactMoment } from '../../../ui/moments.ts'
import { Section } from '../../../ui/section.tsx'
import classes from './packet.module.css'

const known: Partial<Record<string, string>> = auditActions satisfies Record<AuditAction, string>

/** What the audit trail says of the interview, and whether all of the trail holds. */
export function PacketAudit({ proof: { entries, chain, checkpoint } }: { proof: AuditProof }) {
  return (
    <Section title="Audit trail">
      <p>
        {chain.ok
          ? `Checked ${exactMoment(chain.checkedAt)}: all ${chain.entries} entries of the chain hold.`
          : `Checked ${exactMoment(chain.checkedAt)}: the chain is broken at entry ${chain.firstBroken?.seq} (${chain.firstBroken?.reason}).`}
        {checkpoint &&
          ` Last signed at entry ${checkpoint.seq}, ${exactMoment(checkpoint.at)}, key ${checkpoint.keyId}.`}
      </p>
      <ol className={classes.lines}>
        {entries.map(({ id, at, action, actorType, actorId, seq, hash }) => (
          <li key={id}>
            <time dateTime={at}>{exactMoment(at)}</time> {known[action] ?? action}, by {actorType} {actorId}
            <span className={classes.hash}>{seq === null ? 'not sealed yet' : `entry ${seq}, ${hash}`}</span>
          </li>
        ))}
      </ol>
    </Section>
  )
}

import type { AuditAction, AuditActor, AuditDetail, AuditSubject } from '@colloquy/contracts/audit'
import { v7 as newId } from 'uuid'
import type { DbOrTrx } from '../db/database.ts'
import { queries } from '../db/query-name.ts'
import { currentCorrelation } from '../log/correlation.ts'
import { redact } from '../log/redact.ts'

export type NewAuditEntry = {
  action: AuditAction
  subject: AuditSubject
  at: Date
  /** Who the request or job runs for, unless said otherwise. */
  actor?: AuditActor | undefined
  /** Codes, ids, numbers and names of fields. Never personal data: it could not be erased from here. */
  detail?: AuditDetail
  correlationId?: string | undefined
}

const audit = queries('audit', {
  async add(db: DbOrTrx, { action, subject, at, actor, detail, correlationId }: NewAuditEntry): Promise<void> {
    const correlation = currentCorrelation()
    const who = actor ?? correlation?.actor ?? { type: 'system', id: 'colloquy' }
    await db
      .insertInto('audit_entries')
      .values({
        id: newId(),
        at,
        actor_type: who.type,
        actor_id: who.id,
        action,
        subject_kind: subject.kind,
        subject_id: subject.id,
        // What looks like an address or a number of somebody does not get in, whoever forgot.
        detail: JSON.stringify(redact(detail ?? {})),
        correlation_id: correlationId ?? correlation?.correlationId ?? null,
      })
      .execute()
  },
})

/** Adds an entry to the audit trail, when and only when the caller's transaction commits. */
export const recordAudit = (trx: DbOrTrx, entry: NewAuditEntry): Promise<void> => audit.add(trx, entry)

import { z } from 'zod'
import { AuditAction, AuditActor, AuditEntry, AuditSubject } from './audit.ts'
import { endpoint } from './endpoint.ts'
import { PageQuery, pageOf } from './paging.ts'
import { Moment } from './vocabulary.ts'

/** Which entries are meant; each part narrows the ones before. */
export const AuditFilter = z.object({
  action: AuditAction.optional(),
  actorType: AuditActor.shape.type.optional(),
  actorId: z.string().min(1).max(200).optional(),
  subjectKind: AuditSubject.shape.kind.optional(),
  subjectId: AuditSubject.shape.id.optional(),
  /** From this moment on, and before that one. */
  from: Moment.optional(),
  to: Moment.optional(),
  /** Part of the words or the name of an action, of an id, of a correlation id, or of the name of a position or of somebody of the team. */
  search: z.string().trim().max(100).optional(),
})
export type AuditFilter = z.infer<typeof AuditFilter>

/** An entry for readers: with the names of team members and positions, as they are called today. */
export const ListedAuditEntry = AuditEntry.extend({
  /** `name`: of somebody of the team who still has an account. Candidates are never named here. */
  actor: AuditActor.extend({ name: z.string().nullable() }),
  /** `isThere`: a candidate, position, question or account that a page can be opened of. */
  subject: AuditSubject.extend({ name: z.string().nullable(), isThere: z.boolean() }),
  detail: z.record(z.string(), z.unknown()),
})
export type ListedAuditEntry = z.infer<typeof ListedAuditEntry>

export const listAuditEntries = endpoint({
  method: 'GET',
  path: '/api/audit-entries',
  summary: 'Entries of the audit trail, newest first',
  tag: 'audit',
  query: PageQuery.extend(AuditFilter.shape),
  response: { 200: pageOf(ListedAuditEntry) },
})

export const exportAuditCsv = endpoint({
  method: 'GET',
  path: '/api/audit-entries.csv',
  summary: 'Entries of the audit trail as text/csv, newest first, safe to open in a spreadsheet',
  tag: 'audit',
  query: AuditFilter,
  response: { 200: z.unknown().meta({ type: 'string', description: 'text/csv; charset=utf-8' }) },
})

export const exportAuditLines = endpoint({
  method: 'GET',
  path: '/api/audit-entries.jsonl',
  summary: 'Entries of the audit trail as JSON Lines, newest first, with everything that their hashes cover',
  tag: 'audit',
  query: AuditFilter,
  response: { 200: z.unknown().meta({ type: 'string', description: 'application/x-ndjson; charset=utf-8' }) },
})

/** How long the chain is and how far it is signed. */
export const AuditChain = z.object({
  /** Sealed into the chain. */
  entries: z.int(),
  /** Recorded a moment ago and not sealed yet. */
  unsealed: z.int(),
  /** The last signed statement of where the chain stood; null while none was made. */
  checkpoint: z.object({ number: z.int(), seq: z.int(), at: Moment, keyId: z.string() }).nullable(),
})
export type AuditChain = z.infer<typeof AuditChain>

export const readAuditChain = endpoint({
  method: 'GET',
  path: '/api/audit-chain',
  summary: 'How long the chain of the audit trail is, and how far it is signed',
  tag: 'audit',
  response: { 200: AuditChain },
})

/** What a walk through the whole chain found. */
export const AuditVerification = z.object({
  ok: z.boolean(),
  checkedAt: Moment,
  entries: z.int(),
  unsealed: z.int(),
  checkpoints: z.int(),
  /** The end of what is sound; kept elsewhere it can be compared with a later one. */
  head: z.object({ seq: z.int(), hash: z.string() }),
  /** `words`: what is wrong with the entry at this place, as the end of a sentence. */
  firstBroken: z.object({ seq: z.int(), reason: z.string(), words: z.string() }).nullable(),
})
export type AuditVerification = z.infer<typeof AuditVerification>

export const verifyAuditChain = endpoint({
  method: 'GET',
  path: '/api/audit-chain/verification',
  summary: 'Goes through the whole chain and says whether it is sound, else the first broken place',
  tag: 'audit',
  response: { 200: AuditVerification },
})

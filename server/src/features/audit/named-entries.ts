import type { AuditActor } from '@colloquy/contracts/audit'
import type { ListedAuditEntry } from '@colloquy/contracts/audit-trail'
import { Id } from '@colloquy/contracts/vocabulary'
import type { DbOrTrx } from '../../infra/db/database.ts'
import { auditRepository, type TrailEntry } from './audit.repository.ts'

export type NamesOf = (db: DbOrTrx, userIds: readonly string[]) => Promise<ReadonlyMap<string, string>>

/** Entries with the names of those of the team, and with what is still there to be opened. Candidates stay ids. */
export async function namedEntries(
  db: DbOrTrx,
  namesOf: NamesOf,
  entries: readonly TrailEntry[],
): Promise<ListedAuditEntry[]> {
  const subjects = (kind: string) =>
    distinct(entries.filter(({ subjectKind }) => subjectKind === kind).map(({ subjectId }) => subjectId))
  const actors = entries.filter(({ actorType }) => actorType === 'user').map(({ actorId }) => actorId)
  const [people, titles, interviews, questions] = await Promise.all([
    namesOf(
      db,
      distinct([...actors, ...subjects('user')]).filter((id) => Id.safeParse(id).success),
    ),
    auditRepository.titlesOf(db, subjects('position')),
    auditRepository.interviewsThere(db, subjects('interview')),
    auditRepository.questionsThere(db, subjects('question')),
  ])
  const there: Record<string, { has(id: string): boolean }> = {
    user: people,
    position: titles,
    interview: interviews,
    question: questions,
  }
  const names: Record<string, ReadonlyMap<string, string>> = { user: people, position: titles }
  return entries.map((entry) => ({
    id: entry.id,
    at: entry.at,
    actor: {
      type: entry.actorType as AuditActor['type'], // written by `recordAudit` only
      id: entry.actorId,
      name: (entry.actorType === 'user' && people.get(entry.actorId)) || null,
    },
    action: entry.action,
    subject: {
      kind: entry.subjectKind,
      id: entry.subjectId,
      name: names[entry.subjectKind]?.get(entry.subjectId) ?? null,
      isThere: there[entry.subjectKind]?.has(entry.subjectId) ?? false,
    },
    detail: entry.detail,
    correlationId: entry.correlationId,
    seq: entry.seq,
    hash: entry.hash,
  }))
}

const distinct = (ids: readonly string[]) => [...new Set(ids)]

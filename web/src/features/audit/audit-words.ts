import { auditActions } from '@colloquy/contracts/audit'
import type { ListedAuditEntry } from '@colloquy/contracts/audit-trail'

const known: Partial<Record<string, string>> = auditActions

/** An action in words; one of an older version by its name. */
export const actionWords = (action: string): string => known[action] ?? action

export const actionOptions = Object.entries(auditActions)
  .map(([value, label]) => ({ value, label }))
  .toSorted((a, b) => a.label.localeCompare(b.label))

export const actorWords = {
  user: 'Team member',
  candidate: 'Candidate',
  system: 'Colloquy itself',
  anyone: 'Not signed in',
} satisfies Record<ListedAuditEntry['actor']['type'], string>

export const actorOptions = Object.entries(actorWords).map(([value, label]) => ({ value, label }))

export const actorName = ({ name, type }: ListedAuditEntry['actor']): string => name ?? actorWords[type]

/** "Interview", "Open link". */
export const kindWords = (kind: string): string => {
  const words = kind.replaceAll('_', ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

export const subjectName = ({ name, kind, id }: ListedAuditEntry['subject']): string =>
  name ?? (kind === 'list' ? `List: ${id}` : kindWords(kind))

import type { ListedAuditEntry } from '@colloquy/contracts/audit-trail'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { exactMoment } from '../../ui/moments.ts'
import classes from './audit.module.css'
import { actorWords, kindWords } from './audit-words.ts'

type EntryDetailProps = { entry: ListedAuditEntry; onNarrow: (part: Record<string, string>) => void }

/** All that the trail keeps of one entry. */
export function EntryDetail({ entry, onNarrow }: EntryDetailProps) {
  const { actor, subject, detail, correlationId, seq, hash } = entry
  const facts: [name: string, value: ReactNode][] = [
    ['Recorded', exactMoment(entry.at)],
    ['By', `${actorWords[actor.type]} ${actor.id}`],
    ['On', `${kindWords(subject.kind)} ${subject.id}`],
    ['Action', entry.action],
    ...Object.entries(detail).map(([name, value]): [string, ReactNode] => [name, textOf(value)]),
    ...(correlationId ? [['Correlation', correlationId] as [string, ReactNode]] : []),
    ['Chain', seq === null ? 'Not sealed yet' : `Entry ${seq}, ${hash}`],
  ]
  return (
    <>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={classes.narrowed}>
        <Button size="compact-sm" variant="default" onClick={() => onNarrow({ actorId: actor.id })}>
          All by the same
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => onNarrow({ subjectKind: subject.kind, subjectId: subject.id })}
        >
          All on the same
        </Button>
        {correlationId && (
          <Button size="compact-sm" variant="default" onClick={() => onNarrow({ search: correlationId })}>
            All of the same request
          </Button>
        )}
      </div>
    </>
  )
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

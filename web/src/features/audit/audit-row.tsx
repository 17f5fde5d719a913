import type { ListedAuditEntry } from '@colloquy/contracts/audit-trail'
import { UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronRight } from '@tabler/icons-react'
import { useId } from 'react'
import { clockTime, exactMoment, shortDay } from '../../ui/moments.ts'
import classes from './audit.module.css'
import { actionWords, actorName } from './audit-words.ts'
import { EntryDetail } from './entry-detail.tsx'
import { SubjectLink } from './subject-link.tsx'

type AuditRowProps = { entry: ListedAuditEntry; onNarrow: (part: Record<string, string>) => void }

/** One entry; everything that is kept of it is folded away beneath. */
export function AuditRow({ entry, onNarrow }: AuditRowProps) {
  const [open, detail] = useDisclosure(false)
  const detailId = useId()
  const { at, actor, action, subject } = entry
  return (
    <>
      <tr data-open={open || undefined}>
        <td className={classes.time}>
          <time dateTime={at} title={exactMoment(at)}>
            {shortDay(at)} <span className={classes.clock}>{clockTime(at)}</span>
          </time>
        </td>
        <td className={classes.wide}>{actorName(actor)}</td>
        <td>
          <UnstyledButton
            className={classes.action}
            aria-expanded={open}
            aria-controls={open ? detailId : undefined}
            onClick={detail.toggle}
          >
            <IconChevronRight size={16} aria-hidden className={classes.chevron} />
            {actionWords(action)}
          </UnstyledButton>
          <span className={classes.narrow}>
            {actorName(actor)}; <SubjectLink subject={subject} />
          </span>
        </td>
        <td className={classes.wide}>
          <SubjectLink subject={subject} />
        </td>
      </tr>
      {open && (
        <tr id={detailId}>
          <td colSpan={4} className={classes.detail}>
            <EntryDetail entry={entry} onNarrow={onNarrow} />
          </td>
        </tr>
      )}
    </>
  )
}

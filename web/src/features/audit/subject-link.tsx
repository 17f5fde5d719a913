import type { ListedAuditEntry } from '@colloquy/contracts/audit-trail'
import type { Permission } from '@colloquy/contracts/permissions'
import { Anchor } from '@mantine/core'
import { Link } from 'react-router'
import { useMay } from '../../app/current-user.ts'
import { paths } from '../../app/paths.ts'
import { subjectName } from './audit-words.ts'

const pages: Partial<Record<string, { permission: Permission; to: (id: string) => string }>> = {
  interview: { permission: 'interviews.read', to: paths.interview },
  position: { permission: 'positions.read', to: (id) => paths.position(id) },
  question: { permission: 'questions.read', to: paths.question },
  user: { permission: 'users.read', to: paths.users },
}

/** What something was done to; a link where it is still there and the reader may open it. */
export function SubjectLink({ subject }: { subject: ListedAuditEntry['subject'] }) {
  const page = pages[subject.kind]
  const may = useMay(page?.permission ?? 'audit.read')
  const name = subjectName(subject)
  if (!page || !may || !subject.isThere) return name
  return (
    <Anchor component={Link} to={page.to(subject.id)} inherit underline="always">
      {name}
    </Anchor>
  )
}

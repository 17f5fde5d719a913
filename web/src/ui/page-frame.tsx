import { Group, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useDocumentTitle } from './document-title.ts'
import classes from './page-frame.module.css'

type PageFrameProps = { title: string; lead?: ReactNode; actions?: ReactNode; children: ReactNode }

/** A page inside the shell: its heading, what can be done here, its content. */
export function PageFrame({ title, lead, actions, children }: PageFrameProps) {
  useDocumentTitle(title)
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div>
          <Title order={1} size="h2">
            {title}
          </Title>
          {lead && <Text c="dimmed">{lead}</Text>}
        </div>
        {actions && <Group gap="sm">{actions}</Group>}
      </header>
      {children}
    </div>
  )
}

import { Stack, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { ColourSchemeSwitch } from './colour-scheme-switch.tsx'
import { useDocumentTitle } from './document-title.ts'
import classes from './narrow-page.module.css'
import { Wordmark } from './wordmark.tsx'

/** A page with one thing to do, outside the shell. */
export function NarrowPage({ title, children }: { title: string; children: ReactNode }) {
  useDocumentTitle(title)
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <Wordmark />
        <ColourSchemeSwitch iconOnly />
      </header>
      <main className={classes.main}>
        <Stack gap="lg">
          <Title order={1} size="h2">
            {title}
          </Title>
          {children}
        </Stack>
      </main>
    </div>
  )
}

import { type ReactNode, useId } from 'react'
import { PanelBoundary } from './panel-boundary.tsx'
import classes from './section.module.css'

type SectionProps = { title: string; aside?: ReactNode; children: ReactNode }

/** A part of a page with its heading; when it breaks, the others stay. */
export function Section({ title, aside, children }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={classes.section}>
      <header className={classes.header}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {aside}
      </header>
      <PanelBoundary title={`${title} could not be shown`}>{children}</PanelBoundary>
    </section>
  )
}

import type { ReactNode } from 'react'
import classes from './disclosure.module.css'

/** More for those who want it, folded away. */
export function Disclosure({ label, children, open }: { label: string; children: ReactNode; open?: boolean }) {
  return (
    <details className={classes.details} open={open ?? false}>
      <summary className={classes.summary}>{label}</summary>
      <div className={classes.content}>{children}</div>
    </details>
  )
}

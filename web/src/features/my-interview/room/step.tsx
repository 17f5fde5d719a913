import { type ReactNode, useEffect, useRef } from 'react'
import { useDocumentTitle } from '../../../ui/document-title.ts'
import classes from './room.module.css'

type StepProps = {
  title: string
  /** Where in the whole this is. */
  place?: string | undefined
  /** Stands at the right of the place and stays in view: the clock. */
  aside?: ReactNode
  /** A question: its own words are the heading, as long as they may be. */
  prompt?: string | null
  children: ReactNode
}

/** One thing at a time. Its heading takes the focus, so that a screen reader and the keyboard start here. */
export function Step({ title, place, aside, prompt, children }: StepProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useDocumentTitle(title)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className={classes.step}>
      {aside && (
        <div className={classes.topLine}>
          <span className={classes.quiet}>{place}</span>
          {aside}
        </div>
      )}
      <div>
        {place && !aside && <p className={classes.place}>{place}</p>}
        <h1 ref={heading} tabIndex={-1} className={prompt ? classes.prompt : classes.heading}>
          {prompt ?? title}
        </h1>
      </div>
      {children}
    </section>
  )
}

export function StepActions({ children }: { children: ReactNode }) {
  return <div className={classes.actions}>{children}</div>
}

export function Quiet({ children }: { children: ReactNode }) {
  return <p className={classes.quiet}>{children}</p>
}

export function Note({ children }: { children: ReactNode }) {
  return <div className={classes.note}>{children}</div>
}

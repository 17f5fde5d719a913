import type { ResumeText } from '@colloquy/contracts/resumes'
import { type ReactNode, useEffect, useRef } from 'react'
import type { ViewedPlace } from './viewed-places.ts'
import classes from './viewer.module.css'

type ResumeTextViewProps = {
  resume: ResumeText
  places: readonly ViewedPlace[]
  current: number | null
  onChoose: (index: number) => void
}

/** The text as it was read, page by page, with what was found in it marked: for every format, and to be read aloud. */
export function ResumeTextView({ resume: { text, pageStarts }, places, current, onChoose }: ResumeTextViewProps) {
  const marked = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of `current` that moves the view
  useEffect(() => void marked.current?.scrollIntoView({ block: 'nearest' }), [current])
  const starts = pageStarts.length > 0 ? pageStarts : [0]
  return (
    <div className={classes.text}>
      {starts.map((start, index) => {
        const end = starts[index + 1] ?? text.length
        return (
          <section key={start} aria-label={`Page ${index + 1}`}>
            {starts.length > 1 && <h3 className={classes.pageHeading}>Page {index + 1}</h3>}
            <p>{markedText(text, start, end, places, { current, onChoose, marked })}</p>
          </section>
        )
      })}
    </div>
  )
}

type Marking = {
  current: number | null
  onChoose: (index: number) => void
  marked: React.RefObject<HTMLElement | null>
}

/** Of places that overlap the first is marked. */
function markedText(
  text: string,
  from: number,
  to: number,
  places: readonly ViewedPlace[],
  { current, onChoose, marked }: Marking,
): ReactNode[] {
  const parts: ReactNode[] = []
  let at = from
  for (const { index, start, end, label } of places) {
    if (start < at || end > to || end === start) continue
    parts.push(text.slice(at, start))
    const isCurrent = index === current
    parts.push(
      // biome-ignore lint/a11y/useKeyWithClickEvents: the list beside it does the same by keyboard
      <mark
        key={index}
        ref={isCurrent ? marked : undefined}
        title={label}
        data-current={isCurrent || undefined}
        onClick={() => onChoose(index)}
      >
        {text.slice(start, end)}
      </mark>,
    )
    at = end
  }
  return [...parts, text.slice(at, to)]
}

import { useEffect, useRef } from 'react'
import type { ViewedPlace } from './viewed-places.ts'
import classes from './viewer.module.css'

type PlaceListProps = {
  places: readonly ViewedPlace[]
  current: number | null
  onChoose: (index: number) => void
}
const doubtfulBelow = 0.6

/** What was found, in the order of the document. */
export function PlaceList({ places, current, onChoose }: PlaceListProps) {
  const chosen = useRef<HTMLButtonElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of `current` that moves the list
  useEffect(() => void chosen.current?.scrollIntoView({ block: 'nearest' }), [current])
  if (places.length === 0) return <p className={classes.quiet}>Nothing was found in this résumé.</p>
  return (
    <ol className={classes.places} aria-label="Found in the résumé">
      {places.map(({ index, label, value, page, confidence }) => (
        <li key={index}>
          <button
            type="button"
            ref={index === current ? chosen : undefined}
            aria-current={index === current || undefined}
            onClick={() => onChoose(index)}
          >
            <span className={classes.quiet}>
              {label}
              {page !== null && `, page ${page}`}
              {confidence < doubtfulBelow && ', not sure'}
            </span>
            <span>{value}</span>
          </button>
        </li>
      ))}
    </ol>
  )
}

import { Kbd, VisuallyHidden } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { CountdownText } from '../../../ui/countdown-text.tsx'
import { spokenDuration } from '../../../ui/moments.ts'
import classes from './clock-line.module.css'
import { announcement } from './time-announcement.ts'
import { useRemainingSeconds } from './use-remaining.ts'

/** Time left: in text, said aloud at half, one minute and ten seconds, and on Alt + R. */
export function ClockLine({ deadline, allowedSeconds }: { deadline: string; allowedSeconds: number }) {
  const remaining = useRemainingSeconds(deadline) ?? 0
  const said = useSaidTime(remaining, allowedSeconds)
  return (
    <>
      <span className={classes.time} role="timer" aria-live="off">
        <CountdownText remainingMs={remaining * 1000} />
      </span>
      <VisuallyHidden aria-live="assertive">{said}</VisuallyHidden>
    </>
  )
}

export function ClockHint() {
  return (
    <span className={classes.hint}>
      <Kbd size="sm">Alt</Kbd> + <Kbd size="sm">R</Kbd> says the time left aloud
    </span>
  )
}

function useSaidTime(remaining: number, allowedSeconds: number): string {
  const [said, setSaid] = useState('')
  const latest = useRef(remaining)

  useEffect(() => {
    const words = announcement(latest.current, remaining, allowedSeconds)
    latest.current = remaining
    if (words) setSaid(words)
  }, [remaining, allowedSeconds])

  useEffect(() => {
    const sayOnKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.code !== 'KeyR') return
      event.preventDefault()
      // The same words twice would not be read: the space makes them new.
      setSaid((before) => `${spokenDuration(latest.current)} left${before.endsWith(' ') ? '' : ' '}`)
    }
    addEventListener('keydown', sayOnKey)
    return () => removeEventListener('keydown', sayOnKey)
  }, [])

  return said
}

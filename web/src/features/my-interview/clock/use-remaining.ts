import { useCallback, useSyncExternalStore } from 'react'
import { useAppSelector } from '../../../app/hooks.ts'
import { selectClock, serverNow } from './clock-slice.ts'

const lookEveryMs = 200

/** Whole seconds until a deadline by the server's clock, never below 0; null without one. */
export function useRemainingSeconds(deadline: string | null): number | null {
  const clock = useAppSelector(selectClock)
  const remaining = useCallback(
    () => (deadline === null ? null : Math.max(0, Math.ceil((Date.parse(deadline) - serverNow(clock)) / 1000))),
    [deadline, clock],
  )
  return useSyncExternalStore(tick, remaining)
}

function tick(look: () => void): () => void {
  const timer = setInterval(look, lookEveryMs)
  return () => clearInterval(timer)
}

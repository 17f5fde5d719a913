import { useSyncExternalStore } from 'react'
import { exactMoment, relativeMoment } from './moments.ts'

/** A moment as a person says it; exact on hover and for machines. */
export function RelativeTime({ at }: { at: string }) {
  const now = useMinute()
  return (
    <time dateTime={at} title={exactMoment(at)}>
      {relativeMoment(at, new Date(Math.max(now, Date.now())))}
    </time>
  )
}

const minute = 60_000

function useMinute(): number {
  return useSyncExternalStore(onEachMinute, () => Math.floor(Date.now() / minute) * minute)
}

function onEachMinute(tell: () => void): () => void {
  const timer = setInterval(tell, 10_000)
  return () => clearInterval(timer)
}

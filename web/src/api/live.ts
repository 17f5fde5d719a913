import { LiveEvent } from '@colloquy/contracts/live-events'
import type { Dispatch, UnknownAction } from '@reduxjs/toolkit'
import { api } from './api.ts'
import { liveLost, liveOpened } from './connection-slice.ts'
import { liveTags, staleAfter } from './live-tags.ts'

const gatherMs = 100
const longestPauseMs = 30_000
const hiddenForMs = 30_000
/** A gap shorter than this is nobody's business: the browser resumes after the last event. */
const patienceMs = 3000

/**
 * Holds a live connection and marks copies as stale. The browser reconnects and resumes (`Last-Event-ID`) by itself;
 * where it gives up (401, server gone), a new connection is made with growing pauses and everything is read again.
 * A page that nobody sees lets go of its connection: browsers allow six per server. Returns how to stop.
 */
export function holdLiveConnection(path: string, dispatch: Dispatch<UnknownAction>): () => void {
  let source: EventSource | null = null
  let gap = false
  let failures = 0
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  let hideTimer: ReturnType<typeof setTimeout> | undefined
  let lostTimer: ReturnType<typeof setTimeout> | undefined
  const markStale = gather((tags) => dispatch(api.util.invalidateTags(tags)))

  const open = () => {
    source = new EventSource(path)
    source.onopen = () => {
      failures = 0
      clearTimeout(lostTimer)
      lostTimer = undefined
      dispatch(liveOpened())
      if (gap) markStale([...liveTags])
      gap = false
    }
    source.onmessage = (message) => {
      const event = parse(message.data)
      if (event) markStale(staleAfter(event))
    }
    source.onerror = () => {
      lostTimer ??= setTimeout(() => dispatch(liveLost()), patienceMs)
      if (source?.readyState !== EventSource.CLOSED) return
      close()
      failures += 1
      // Reading again renews an expired session, which may be what closed the connection.
      markStale([...liveTags])
      retryTimer = setTimeout(open, Math.random() * Math.min(1000 * 2 ** failures, longestPauseMs))
    }
  }
  const close = () => {
    source?.close()
    source = null
    gap = true
  }
  const onVisibility = () => {
    clearTimeout(hideTimer)
    if (document.visibilityState === 'hidden') {
      hideTimer = setTimeout(() => {
        clearTimeout(retryTimer)
        close()
      }, hiddenForMs)
    } else if (!source) {
      clearTimeout(retryTimer)
      open()
    }
  }

  open()
  document.addEventListener('visibilitychange', onVisibility)
  return () => {
    document.removeEventListener('visibilitychange', onVisibility)
    clearTimeout(retryTimer)
    clearTimeout(hideTimer)
    clearTimeout(lostTimer)
    close()
  }
}

function parse(data: unknown): LiveEvent | null {
  try {
    const parsed = LiveEvent.safeParse(JSON.parse(String(data)))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

type Tags = ReturnType<typeof staleAfter>

/** Many events at once cost one reading. */
function gather(use: (tags: Tags) => void): (tags: Tags) => void {
  let waiting: Tags = []
  return (tags) => {
    if (waiting.length === 0) {
      setTimeout(() => {
        const all = waiting
        waiting = []
        use(all)
      }, gatherMs)
    }
    waiting.push(...tags)
  }
}

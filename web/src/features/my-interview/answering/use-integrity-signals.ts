import type { IntegritySignal } from '@colloquy/contracts/scores'
import { type ClipboardEvent, useCallback, useEffect } from 'react'
import { useStore } from 'react-redux'
import { useAppDispatch } from '../../../app/hooks.ts'
import type { AppState } from '../../../app/store.ts'
import { selectClock, serverNow } from '../clock/clock-slice.ts'
import { signalNoted } from '../drafts/answer-slice.ts'
import { flushAsked } from '../drafts/flush.ts'

/** Notes what the candidate was told is noted: pasting, leaving the page, a lost connection. Returns what to call on paste. */
export function useIntegritySignals(isOpen: boolean) {
  const dispatch = useAppDispatch()
  const store = useStore<AppState>()
  const note = useCallback(
    (kind: IntegritySignal['kind'], detail?: string) => {
      const at = new Date(serverNow(selectClock(store.getState()))).toISOString()
      dispatch(signalNoted(detail ? { kind, at, detail } : { kind, at }))
    },
    [dispatch, store],
  )

  useEffect(() => {
    if (!isOpen) return
    // Leaving a tab is told twice by the browser (hidden, blurred), and counts once.
    let isAway = false
    const leave = () => {
      if (isAway) return
      isAway = true
      note('focus_lost')
      dispatch(flushAsked())
    }
    const comeBack = () => {
      isAway = false
    }
    const onVisibility = () => (document.visibilityState === 'hidden' ? leave() : comeBack())
    const onOnline = () => note('reconnect')
    document.addEventListener('visibilitychange', onVisibility)
    addEventListener('blur', leave)
    addEventListener('focus', comeBack)
    addEventListener('online', onOnline)
    return () => {
      document.removeEventListener('visibilitychange', onVisibility)
      removeEventListener('blur', leave)
      removeEventListener('focus', comeBack)
      removeEventListener('online', onOnline)
    }
  }, [isOpen, note, dispatch])

  return (event: ClipboardEvent) => {
    const { length } = event.clipboardData.getData('text')
    if (isOpen && length > 0) note('paste', `${length} characters`)
  }
}

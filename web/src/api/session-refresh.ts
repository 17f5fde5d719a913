import { refreshSession } from '@colloquy/contracts/sessions'
import { send } from './send.ts'
import { newId } from './trace.ts'

const lockName = 'colloquy.session-refresh'
const lastRefreshKey = 'colloquy.last-session-refresh'

export type RefreshOutcome = 'refreshed' | 'ended' | 'unreachable'

let running: Promise<RefreshOutcome> | null = null

/**
 * Gets a new pair of tokens, once for all calls that were refused at the same time, in this tab and in the others:
 * a refresh token works once, so two tabs must not both use it. `refusedCallSentAt` (epoch ms): when somebody has
 * refreshed since, there is nothing left to do.
 */
export function refreshOnce(refusedCallSentAt: number): Promise<RefreshOutcome> {
  running ??= inOneTabAtATime(() => refreshUnlessDone(refusedCallSentAt)).finally(() => {
    running = null
  })
  return running
}

// Web Locks exist only on https and localhost; elsewhere the server's grace for parallel refreshes has to do.
function inOneTabAtATime(work: () => Promise<RefreshOutcome>): Promise<RefreshOutcome> {
  return navigator.locks ? navigator.locks.request(lockName, work) : work()
}

async function refreshUnlessDone(refusedCallSentAt: number): Promise<RefreshOutcome> {
  if (lastRefresh() > refusedCallSentAt) return 'refreshed'
  const result = await send({ endpoint: refreshSession, call: {} }, newId(), AbortSignal.timeout(15_000))
  if ('error' in result) return result.error.status === 401 || result.error.status === 403 ? 'ended' : 'unreachable'
  rememberRefresh()
  return 'refreshed'
}

function lastRefresh(): number {
  try {
    return Number(localStorage.getItem(lastRefreshKey))
  } catch {
    return 0
  }
}

function rememberRefresh() {
  try {
    localStorage.setItem(lastRefreshKey, String(Date.now()))
  } catch {
    // Storage is switched off: the other tabs refresh for themselves.
  }
}

import { wentOffline, wentOnline } from '../api/connection-slice.ts'
import type { AppStore } from './store.ts'

/** Keeps the store informed of the network. Returns how to stop. */
export function watchConnection(store: AppStore): () => void {
  const online = () => store.dispatch(wentOnline())
  const offline = () => store.dispatch(wentOffline())
  addEventListener('online', online)
  addEventListener('offline', offline)
  return () => {
    removeEventListener('online', online)
    removeEventListener('offline', offline)
  }
}

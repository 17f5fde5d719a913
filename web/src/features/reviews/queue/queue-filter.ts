import { WaitingKind } from '@colloquy/contracts/review-queue'
import { Id } from '@colloquy/contracts/vocabulary'
import { type NavigateOptions, useLocation, useSearchParams } from 'react-router'
import type { QueueFilter } from './review-queue.api.ts'

const owners = ['me', 'nobody'] as const

/** Filter and open answer stand in the address, so that a view can be shared and the way back works. */
export function useQueueAddress() {
  const [address, setAddress] = useSearchParams()
  const filter: QueueFilter = {}
  const kind = WaitingKind.safeParse(address.get('kind')).data
  const positionId = Id.safeParse(address.get('positionId')).data
  const owner = owners.find((one) => one === address.get('owner'))
  if (kind) filter.kind = kind
  if (positionId) filter.positionId = positionId
  if (owner) filter.owner = owner

  const set = (part: Record<string, string | null>, options: NavigateOptions = { replace: true }) =>
    setAddress((before) => {
      const next = new URLSearchParams(before)
      for (const [name, value] of Object.entries(part)) {
        if (value) next.set(name, value)
        else next.delete(name)
      }
      return next
    }, options)
  return {
    filter,
    answerId: Id.safeParse(address.get('answer')).data ?? null,
    change: (part: Record<string, string | null>) => set(part),
    close: () => set({ answer: null }, {}),
    /** Another answer in place of this one; `focus`: the reader is to be there, not in the list. */
    goTo: (answer: string | null, focus: boolean) => set({ answer }, { replace: true, state: { focus } }),
    /** Whether the open answer was asked for and takes the focus. */
    takesFocus: useLocation().state?.focus === true,
    addressOf: (answerId: string) => {
      const next = new URLSearchParams(address)
      next.set('answer', answerId)
      return `?${next}`
    },
  }
}

import { AuditFilter } from '@colloquy/contracts/audit-trail'
import { useSearchParams } from 'react-router'
import { z } from 'zod'

const day = z.iso.date()
const names = ['action', 'actorType', 'actorId', 'subjectKind', 'subjectId', 'search'] as const

export type AuditAddress = Partial<Record<(typeof names)[number] | 'from' | 'to', string>>

/** The filter that stands in the address, so that a view can be shared; days are those of this device. */
export function useAuditAddress() {
  const [address, setAddress] = useSearchParams()
  const given = Object.fromEntries(address)
  return {
    given,
    filter: filterOf(given),
    /** Keeps the rest; what is empty is left out. */
    narrow: (part: Record<string, string | null | undefined>) =>
      setAddress(
        (before) => {
          const next = new URLSearchParams(before)
          for (const [name, value] of Object.entries(part)) {
            if (value) next.set(name, value)
            else next.delete(name)
          }
          return next
        },
        { replace: true },
      ),
    clear: () => setAddress({}, { replace: true }),
  }
}

/** What is mistyped in the address is left out. */
export function filterOf(given: AuditAddress): AuditFilter {
  const filter: Record<string, string> = {}
  for (const name of names) {
    const value = AuditFilter.shape[name].safeParse(given[name]).data
    if (value) filter[name] = value
  }
  const [from, to] = [day.safeParse(given.from).data, day.safeParse(given.to).data]
  if (from) filter.from = startOf(from, 0)
  if (to) filter.to = startOf(to, 1)
  return filter as AuditFilter // each part was checked above
}

function startOf(date: string, daysLater: number): string {
  const moment = new Date(`${date}T00:00:00`)
  moment.setDate(moment.getDate() + daysLater)
  return moment.toISOString()
}

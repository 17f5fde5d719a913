import { InterviewSort, WaitingFor } from '@colloquy/contracts/interviews'
import { InterviewStatus } from '@colloquy/contracts/vocabulary'
import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { z } from 'zod'
import type { ListFilter } from '../../interviews.api.ts'

// The filters live in the address, so that a view can be shared. What somebody mistyped there is left out.
const InAddress = z.object({
  status: InterviewStatus.optional().catch(undefined),
  waitingFor: WaitingFor.optional().catch(undefined),
  positionId: z.uuid().optional().catch(undefined),
  search: z.string().trim().max(200).optional().catch(undefined),
  sort: InterviewSort.default('score').catch('score'),
  direction: z.enum(['asc', 'desc']).optional().catch(undefined),
})

type SortBy = z.infer<typeof InterviewSort>
export type CandidateFilter = ListFilter & { sort: SortBy; direction: 'asc' | 'desc' }

/** The direction that people expect first: names from A, the rest from the top. */
export const firstDirection = (sort: SortBy) => (sort === 'name' ? 'asc' : 'desc')

/** The filter of the list as the address has it, and how to change it. `within`: the position of the page itself. */
export function useCandidateFilter(within?: string) {
  const [search, setSearch] = useSearchParams()
  const filter = useMemo<CandidateFilter>(() => {
    const found = InAddress.parse(Object.fromEntries(search))
    const direction = found.direction ?? firstDirection(found.sort)
    const set = Object.fromEntries(Object.entries({ ...found, direction }).filter(([, value]) => Boolean(value)))
    return { ...set, sort: found.sort, direction, ...(within ? { positionId: within } : {}) }
  }, [search, within])

  const change = useCallback(
    (part: Partial<Record<keyof CandidateFilter, string | undefined>>) =>
      setSearch(
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
    [setSearch],
  )
  return { filter, change }
}

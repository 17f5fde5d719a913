import { useMemo } from 'react'
import { useAppSelector } from '../../../../app/hooks.ts'
import { useInterviewNewsQuery, useInterviewPagesInfiniteQuery } from '../../interviews.api.ts'
import { selectRows } from '../../interviews-slice.ts'
import type { CandidateFilter } from './candidate-filter.ts'
import { hasProvisional, isOutOfOrder, rowsInOrder } from './live-order.ts'

const newsSize = 50

/** The list as it stands: ordered when it was read, each row as it is now. */
export function useCandidateList(filter: CandidateFilter) {
  const pages = useInterviewPagesInfiniteQuery(filter)
  const { sort: _, direction: __, status, waitingFor, ...scope } = filter
  // Without the filters by state, so that a row that leaves one is still told about.
  const news = useInterviewNewsQuery(
    { query: { ...scope, sort: 'lastEvent', direction: 'desc', limit: newsSize } },
    { skip: pages.data === undefined },
  )
  const rows = useAppSelector(selectRows)

  const items = useMemo(() => {
    const ordered = pages.data?.pages.flatMap(({ items }) => items.map(({ id }) => id)) ?? []
    const isWhole = pages.data?.pages.at(-1)?.nextCursor === null
    const matching = (news.currentData?.items ?? []).filter(
      (item) => (!status || item.status === status) && (!waitingFor || item.waitingFor === waitingFor),
    )
    return rowsInOrder(ordered, matching, rows, isWhole ? 0 : (pages.data?.pages[0]?.readAt ?? 0))
  }, [pages.data, news.currentData, rows, status, waitingFor])

  return {
    pages,
    items,
    total: Math.max(pages.data?.pages.at(-1)?.total ?? 0, items.length),
    provisional: filter.sort === 'score' && hasProvisional(items),
    outOfOrder: useMemo(() => isOutOfOrder(items, filter), [items, filter]),
  }
}

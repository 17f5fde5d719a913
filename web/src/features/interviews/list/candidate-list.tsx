import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { type ReactNode, useCallback, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { problemText } from '../../../api/problem-text.ts'
import { paths } from '../../../app/paths.ts'
import { ErrorPanel } from '../../../ui/error-panel.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { CandidateRows } from './candidate-rows.tsx'
import { CompareBar, mostCompared } from './compare-bar.tsx'
import { FilterBar } from './filter-bar.tsx'
import { KeyHelp } from './keys/key-help.tsx'
import { useListKeys } from './keys/list-keys.ts'
import { ListNotes } from './list-notes.tsx'
import { NoCandidates } from './no-candidates.tsx'
import { type CandidateFilter, useCandidateFilter } from './order/candidate-filter.ts'
import { useCandidateList } from './order/use-candidate-list.ts'

/** The ranked, filtered, live list: everybody, or those of one position. */
export function CandidateList({ positionId, empty }: { positionId?: string; empty?: ReactNode }) {
  const { filter, change } = useCandidateFilter(positionId)
  const { pages, items, total, provisional, outOfOrder } = useCandidateList(filter)
  const search = useRef<HTMLInputElement>(null)
  const [help, helpDialog] = useDisclosure(false)
  const [selected, setSelected] = useState<readonly string[]>([])
  const navigate = useNavigate()

  const positionOf = (id: string | undefined) => items.find((item) => item.id === id)?.position.id
  const comparedPosition = positionOf(selected[0])
  const canSelect = (item: { id: string; position: { id: string } }) =>
    selected.includes(item.id) ||
    (selected.length < mostCompared && (!comparedPosition || item.position.id === comparedPosition))
  const select = (id: string) => {
    const item = items.find((one) => one.id === id)
    if (!item || !canSelect(item)) return
    setSelected((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]))
  }
  const { current } = useListKeys({
    ids: items.map(({ id }) => id),
    onOpen: (id) => navigate(paths.interview(id)),
    onSelect: select,
    onSearch: () => search.current?.focus(),
    onHelp: helpDialog.open,
  })
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages
  const readMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])

  return (
    <>
      <FilterBar filter={filter} onChange={change} searchRef={search} />
      {pages.data === undefined ? (
        <Waiting error={pages.isFetching ? undefined : pages.error} onRetry={pages.refetch} />
      ) : items.length === 0 ? (
        <NoCandidates filtered={isFiltered(filter)} onClear={() => change(noFilter)} empty={empty} />
      ) : (
        <>
          <ListNotes provisional={provisional} outOfOrder={outOfOrder} total={total} onSort={pages.refetch} />
          <CandidateRows
            items={items}
            total={total}
            current={current}
            selected={selected}
            canSelect={canSelect}
            showPosition={!positionId}
            onSelect={select}
            onNearEnd={readMore}
          />
          {pages.error !== undefined && !pages.isFetching && (
            <ErrorPanel {...problemText(pages.error)} onRetry={readMore} />
          )}
        </>
      )}
      <CompareBar positionId={comparedPosition} selected={selected} onClear={() => setSelected([])} />
      <Button variant="transparent" size="compact-xs" mt="md" onClick={helpDialog.open}>
        Keys
      </Button>
      <KeyHelp opened={help} onClose={helpDialog.close} />
    </>
  )
}

const noFilter = { search: undefined, status: undefined, waitingFor: undefined }
const isFiltered = ({ search, status, waitingFor }: CandidateFilter) => Boolean(search || status || waitingFor)

function Waiting({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (error !== undefined) return <ErrorPanel {...problemText(error)} onRetry={onRetry} />
  return (
    <div role="status">
      <span className="visually-hidden">Loading candidates</span>
      <RowsSkeleton rows={12} height={40} />
    </div>
  )
}

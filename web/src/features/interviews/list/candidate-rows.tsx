import type { InterviewListItem } from '@colloquy/contracts/interviews'
import { useMediaQuery } from '@mantine/hooks'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { CandidateRow } from './candidate-row.tsx'
import classes from './candidates.module.css'

type CandidateRowsProps = {
  items: readonly InterviewListItem[]
  total: number
  current: string | null
  selected: readonly string[]
  canSelect: (item: InterviewListItem) => boolean
  showPosition: boolean
  onSelect: (id: string) => void
  onNearEnd: () => void
}

const rowHeight = { table: 48, card: 96 }

/** Only the rows in view are in the page, however long the list. On a narrow screen a row becomes three lines. */
export function CandidateRows({ items, total, current, selected, showPosition, ...on }: CandidateRowsProps) {
  const list = useRef<HTMLTableSectionElement>(null)
  const isNarrow = useMediaQuery('(max-width: 59.99em)', false, { getInitialValueInEffect: false })
  const height = isNarrow ? rowHeight.card : rowHeight.table
  const virtual = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => height,
    overscan: 12,
    scrollMargin: list.current?.offsetTop ?? 0,
    getItemKey: (index) => items[index]?.id ?? index,
    initialRect: { width: 1024, height: 768 },
  })
  const shown = virtual.getVirtualItems()
  const isNearEnd = (shown.at(-1)?.index ?? 0) >= items.length - 20 && items.length < total

  // The window scrolls outside of React: reaching the end of what is loaded asks for more.
  useEffect(() => {
    if (isNearEnd) on.onNearEnd()
  }, [isNearEnd, on.onNearEnd])
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height are measured anew
  useEffect(() => virtual.measure(), [height, virtual.measure])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a move of the cursor scrolls, news about rows do not
  useEffect(() => {
    const at = items.findIndex(({ id }) => id === current)
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  }, [current])

  return (
    <table aria-label="Candidates" aria-rowcount={total + 1} className={classes.table} data-position={showPosition}>
      <thead>
        <HeadRow showPosition={showPosition} />
      </thead>
      <tbody ref={list} className={classes.rows} style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, key, start }) => {
          const item = items[index]
          if (!item) return null
          return (
            <CandidateRow
              key={key}
              index={index}
              item={item}
              current={item.id === current}
              selected={selected.includes(item.id)}
              selectable={on.canSelect(item)}
              showPosition={showPosition}
              onSelect={() => on.onSelect(item.id)}
              style={{ height, transform: `translateY(${start - virtual.options.scrollMargin}px)` }}
            />
          )
        })}
      </tbody>
    </table>
  )
}

function HeadRow({ showPosition }: { showPosition: boolean }) {
  const heads = [
    'Name',
    ...(showPosition ? ['Position'] : []),
    'State',
    'Score',
    'Waiting for',
    'Answered',
    'Last event',
  ]
  return (
    <tr className={classes.head}>
      <th scope="col">
        <span className="visually-hidden">Compare</span>
      </th>
      {heads.map((head) => (
        <th scope="col" key={head} data-head={head}>
          {head}
        </th>
      ))}
    </tr>
  )
}

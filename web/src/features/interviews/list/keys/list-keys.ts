import { useHotkeys } from '@mantine/hooks'
import { useState } from 'react'

type ListKeys = {
  ids: readonly string[]
  onOpen: (id: string) => void
  onSelect: (id: string) => void
  onSearch: () => void
  onHelp: () => void
}

/** `j`/`k` move, `Enter` opens, `x` selects, `/` searches, `?` helps. The place goes with the row, not with its number. */
export function useListKeys({ ids, onOpen, onSelect, onSearch, onHelp }: ListKeys) {
  const [current, setCurrent] = useState<string | null>(null)
  const move = (by: number) => {
    const at = current === null ? -1 : ids.indexOf(current)
    const next = ids[Math.min(Math.max(at + by, 0), ids.length - 1)]
    if (next) setCurrent(next)
  }
  useHotkeys(
    [
      ['j', () => move(1)],
      ['k', () => move(-1)],
      ['x', () => current && onSelect(current)],
      ['/', onSearch],
      ['shift+?', onHelp],
      ['?', onHelp],
    ],
    ['INPUT', 'TEXTAREA', 'SELECT'],
  )
  // Enter belongs to a focused link or button; only elsewhere it opens the current row.
  useHotkeys(
    [['Enter', () => current && onOpen(current), { preventDefault: false }]],
    ['INPUT', 'TEXTAREA', 'SELECT', 'BUTTON', 'A'],
  )
  return { current, setCurrent }
}

import { expect, test } from 'vitest'
import { listItem } from '../../interview.fixture.ts'
import { isOutOfOrder, rowsInOrder } from './live-order.ts'

const filter = { sort: 'score', direction: 'desc' } as const
const rows = (...items: ReturnType<typeof listItem>[]) => Object.fromEntries(items.map((item) => [item.id, item]))

test('R3.4 a row that changes stays in its place; one that is new stands on top', () => {
  const [a, b, fresh] = [listItem(1), listItem(2), listItem(3, { createdAt: '2026-11-23T10:00:00.000Z' })]
  const all = rows(a, { ...b, score: { value: 100, kind: 'human' } }, fresh)
  const shown = rowsInOrder([a.id, b.id], [b, fresh], all, Date.parse('2026-11-22T10:00:00.000Z'))
  expect(shown.map(({ id }) => id)).toEqual([fresh.id, a.id, b.id])
})

test('older interviews that only have not been read yet are not taken for new ones', () => {
  const [a, old] = [listItem(1), listItem(2)]
  expect(rowsInOrder([a.id], [old], rows(a, old), Date.now()).map(({ id }) => id)).toEqual([a.id])
})

test('R11.1 a provisional total below a lower human one is in order', () => {
  const human = listItem(1, { score: { value: 38, kind: 'human' } })
  const provisional = listItem(2, { score: { value: 99, kind: 'provisional' } })
  expect(isOutOfOrder([human, provisional, listItem(3, { score: null })], filter)).toBe(false)
  expect(isOutOfOrder([provisional, human], filter)).toBe(true)
})

test('a row that no longer fits the filter is told about', () => {
  expect(isOutOfOrder([listItem(1)], { ...filter, waitingFor: 'review' })).toBe(true)
})

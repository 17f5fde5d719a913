import {
  type ListedAuditEntry,
  listAuditEntries,
  readAuditChain,
  verifyAuditChain,
} from '@colloquy/contracts/audit-trail'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { answer, refuse } from '../../test/answers.ts'
import { renderPage } from '../../test/render-page.tsx'
import { server } from '../../test/server.ts'
import { AuditPage } from './audit-page.tsx'

const entry: ListedAuditEntry = {
  id: '0198a6f0-0000-7000-8000-000000000001',
  at: '2026-03-02T09:00:00.000000Z',
  actor: { type: 'user', id: 'ada-id', name: 'Ada' },
  action: 'position.created',
  subject: { kind: 'position', id: '0198a6f0-0000-7000-8000-000000000002', name: 'Backend engineer', isThere: true },
  detail: { fields: ['title'] },
  correlationId: 'a-correlation',
  seq: 7,
  hash: 'abc',
}
const chain = { entries: 7, unsealed: 0, checkpoint: null }
const asked: URLSearchParams[] = []

beforeEach(() => {
  asked.length = 0
  server.use(
    answer(readAuditChain, chain),
    answer(listAuditEntries, ({ request }) => {
      const { searchParams } = new URL(request.url)
      asked.push(searchParams)
      return { items: searchParams.get('search') === 'nothing' ? [] : [entry], nextCursor: null }
    }),
  )
})

const open = (at = '/') => renderPage([{ path: '/', Component: AuditPage }], at)

test('R6.3 an entry says when, who, what and on what; the rest unfolds, and narrows the list', async () => {
  const { user, router } = open()
  const action = await screen.findByRole('button', { name: 'Position created' })
  const row = within(screen.getByRole('table'))
  expect(row.getAllByText('Ada')[0]).toBeInTheDocument()
  expect(screen.queryByText('Entry 7, abc')).toBeNull()
  await user.click(action)
  expect(action).toHaveAttribute('aria-expanded', 'true')
  expect(screen.getByText('Entry 7, abc')).toBeInTheDocument()
  expect(screen.getByText('["title"]')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'All by the same' }))
  expect(router.state.location.search).toBe('?actorId=ada-id')
  await waitFor(() => expect(asked.at(-1)?.get('actorId')).toBe('ada-id'))
})

test('R6.3 the filter stands in the address, and the files are those of the filter', async () => {
  open('/?action=position.created&actorType=nobody&search=pay')
  await screen.findByRole('button', { name: 'Position created' })
  expect(asked.at(-1)?.toString()).toBe('action=position.created&search=pay')
  expect(screen.getByRole('link', { name: 'Export CSV' })).toHaveAttribute(
    'href',
    '/api/audit-entries.csv?action=position.created&search=pay',
  )
  expect(screen.getByRole('link', { name: 'Export JSON Lines' })).toHaveAttribute(
    'href',
    '/api/audit-entries.jsonl?action=position.created&search=pay',
  )
})

test('R6.3 a day in the address is that whole day', async () => {
  open('/?from=2026-03-02&to=2026-03-02')
  await screen.findByRole('button', { name: 'Position created' })
  const query = asked.at(-1)
  expect(query?.get('from')).toBe(new Date('2026-03-02T00:00:00').toISOString())
  expect(query?.get('to')).toBe(new Date('2026-03-03T00:00:00').toISOString())
})

test('nothing found is said, and everything is one press away', async () => {
  const { user } = open('/?search=nothing')
  expect(await screen.findByText('No such entry')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Show everything' }))
  expect(await screen.findByRole('button', { name: 'Position created' })).toBeInTheDocument()
})

test('R6.3 the chain is verified when asked, and a broken one is named', async () => {
  server.use(
    answer(verifyAuditChain, {
      ok: false,
      checkedAt: '2026-03-02T09:00:00.000Z',
      entries: 3,
      unsealed: 0,
      checkpoints: 1,
      head: { seq: 3, hash: 'abc' },
      firstBroken: { seq: 4, reason: 'altered', words: 'it is not what was recorded.' },
    }),
  )
  const { user } = open()
  await user.click(await screen.findByRole('button', { name: 'Verify now' }))
  expect(await screen.findByText('Broken at entry 4')).toBeInTheDocument()
  expect(screen.getByText(/it is not what was recorded/)).toBeInTheDocument()
})

test('what cannot be read is said, with a way to try again', async () => {
  server.use(refuse(listAuditEntries, 'unexpected'))
  open()
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument()
})

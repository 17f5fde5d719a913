import type { InterviewListItem } from '@colloquy/contracts/interviews'
import { listInterviews } from '@colloquy/contracts/interviews'
import { liveEventsPath } from '@colloquy/contracts/live-events'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { holdLiveConnection } from '../../../api/live.ts'
import { answer, refuse } from '../../../test/answers.ts'
import { FakeEventSource } from '../../../test/browser-parts.ts'
import { renderPage } from '../../../test/render-page.tsx'
import { server } from '../../../test/server.ts'
import { listItem } from '../interview.fixture.ts'
import { CandidatesPage } from './candidates-page.tsx'

const routes = [
  { path: '/candidates', Component: CandidatesPage },
  { path: '/candidates/:interviewId', element: <h1>One candidate</h1> },
]
const reply = (items: InterviewListItem[]) => ({ items, nextCursor: null, total: items.length })

// A simulated page has no layout; the list asks how high its window is.
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(800)
})

test('R10.6 each total says what it rests on, and a provisional order says so above the list', async () => {
  const items = [
    listItem(1, { score: { value: 81, kind: 'human' } }),
    listItem(2, { score: { value: 72.4, kind: 'provisional' }, waitingFor: 'review' }),
    listItem(3, { score: { value: null, kind: 'incomplete' }, waitingFor: 'review' }),
  ]
  server.use(answer(listInterviews, reply(items)))
  renderPage(routes, '/candidates')

  const row = async (name: string) => (await screen.findByRole('link', { name })).closest('tr')
  expect(await row('Candidate 1')).toHaveTextContent('81 human')
  expect(await row('Candidate 2')).toHaveTextContent('72 provisional')
  expect(await row('Candidate 3')).toHaveTextContent('incomplete')
  expect(
    screen.getByText('Provisional order: scored by the built-in grader; nothing is final until a person has reviewed.'),
  ).toBeVisible()
})

test('R12.1 a row of a blind review says that the name is hidden, another does not', async () => {
  const hidden = { id: listItem(1).candidate.id, name: 'Candidate 7F3A2C', email: null }
  server.use(answer(listInterviews, reply([listItem(1, { nameHidden: true, candidate: hidden }), listItem(2)])))
  renderPage(routes, '/candidates')

  const row = async (name: string) => (await screen.findByRole('link', { name })).closest('tr')
  expect(await row('Candidate 7F3A2C')).toHaveTextContent('Name hidden until the decision')
  expect(await row('Candidate 2')).not.toHaveTextContent('Name hidden')
})

test('without a provisional total there is no such line', async () => {
  server.use(answer(listInterviews, reply([listItem(1)])))
  renderPage(routes, '/candidates')

  await screen.findByRole('link', { name: 'Candidate 1' })
  expect(screen.queryByText(/Provisional order/)).toBeNull()
})

test('R3.3 an empty list says what would fill it, and a search without a hit can be cleared', async () => {
  server.use(answer(listInterviews, reply([])))
  const { user, router } = renderPage(routes, '/candidates?search=nobody')

  await user.click(await screen.findByRole('button', { name: 'Clear search and filters' }))
  expect(await screen.findByText('No candidates yet')).toBeVisible()
  expect(router.state.location.search).toBe('')
})

test('R3.3 a list that cannot be read shows its reference and can be tried again', async () => {
  server.use(refuse(listInterviews, 'unexpected'))
  const { user } = renderPage(routes, '/candidates')

  expect(await screen.findByRole('alert')).toHaveTextContent('0123456789abcdef0123456789abcdef')
  server.use(answer(listInterviews, reply([listItem(1)])))
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('link', { name: 'Candidate 1' })).toBeVisible()
})

test('R3.4 a live event changes the row where it stands', async () => {
  let items = [listItem(1), listItem(2, { status: 'in_progress', answered: 2, score: null, waitingFor: 'candidate' })]
  server.use(answer(listInterviews, () => reply(items)))
  const { store } = renderPage(routes, '/candidates')
  const stop = holdLiveConnection(liveEventsPath, store.dispatch)
  const rowOf = (name: string) => screen.getByRole('link', { name }).closest('tr')
  await screen.findByRole('link', { name: 'Candidate 2' })
  expect(rowOf('Candidate 2')).toHaveTextContent('2 of 6')

  items = [listItem(2, { status: 'in_progress', answered: 3, score: null, waitingFor: 'candidate' }), listItem(1)]
  const event = {
    kind: 'interview',
    interviewId: listItem(2).id,
    positionId: listItem(2).position.id,
    status: 'in_progress',
    change: 'AnswerSubmitted',
  }
  FakeEventSource.open.at(-1)?.onmessage?.({ data: JSON.stringify(event) })

  await waitFor(() => expect(rowOf('Candidate 2')).toHaveTextContent('3 of 6'))
  const names = within(screen.getByRole('table'))
    .getAllByRole('link')
    .map((link) => link.textContent)
  expect(names).toEqual(['Candidate 1', 'Candidate 2'])
  stop()
})

test('R5.4 the keyboard is enough: j and k move, Enter opens', async () => {
  server.use(answer(listInterviews, reply([listItem(1), listItem(2)])))
  const { user, router } = renderPage(routes, '/candidates')
  await screen.findByRole('link', { name: 'Candidate 2' })

  await user.keyboard('jjkj{Enter}')
  expect(await screen.findByRole('heading', { name: 'One candidate' })).toBeVisible()
  expect(router.state.location.pathname).toBe(`/candidates/${listItem(2).id}`)
})

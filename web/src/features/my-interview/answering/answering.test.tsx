import * as contract from '@colloquy/contracts/my-interview'
import { act, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { answer, refusal } from '../../../test/answers.ts'
import { answering, confirmedProfile, consented, myInterview } from '../../../test/my-interview.fixture.ts'
import { inMs, nowIso, simulateTime } from '../../../test/page-clock.ts'
import { renderPage } from '../../../test/render-page.tsx'
import { server } from '../../../test/server.ts'
import { forgetLocally } from '../drafts/local-drafts.ts'
import { MyInterviewPage } from '../entry/my-interview-page.tsx'

simulateTime()
beforeEach(() => forgetLocally())

type Draft = { revision: number; text: string; savedAt: string }
type Room = {
  view: contract.MyInterview
  draft: Draft | null
  saves: { revision: number; text: string }[]
  reachable: boolean
}

const routes = [{ path: '/', Component: MyInterviewPage }]
const box = () => screen.findByLabelText('Your answer')
const openBox = async () => {
  await waitFor(async () => expect(await box()).not.toHaveAttribute('readonly'))
  return box()
}
/** Lets a pause of typing pass. */
const rest = () => act(() => vi.advanceTimersByTimeAsync(1200))
const next = () =>
  myInterview({
    status: 'in_progress',
    consent: consented,
    profile: confirmedProfile,
    answered: 1,
    serverNow: nowIso(),
  })

/** A server that keeps the rules of drafts: revisions grow, and an older one is refused. */
function roomWith(question: Partial<contract.OpenQuestion> = {}): Room {
  const room: Room = {
    view: answering({ startedAt: nowIso(), deadline: inMs(120_000), ...question }),
    draft: question.draft ?? null,
    saves: [],
    reachable: true,
  }
  const present = () => {
    const current = room.view.current && { ...room.view.current, draft: room.draft }
    return { ...room.view, current, serverNow: nowIso() }
  }
  server.use(
    answer(contract.readMyInterview, present),
    answer(contract.acknowledge, () => {
      if (room.view.current) Object.assign(room.view.current, { startedAt: nowIso(), deadline: inMs(120_000) })
      return present()
    }),
    answer(contract.saveDraft, async ({ request }) => {
      const body = (await request.json()) as { revision: number; text: string }
      room.saves.push(body)
      if (!room.reachable) return Response.error()
      if (room.draft && body.revision < room.draft.revision) return refusal('draft_outdated')
      if (room.draft?.revision !== body.revision) room.draft = { ...body, savedAt: nowIso() }
      return { revision: body.revision, savedAt: room.draft.savedAt, serverNow: nowIso(), deadline: null }
    }),
    answer(contract.submitAnswer, () => {
      room.view = next()
      return room.view
    }),
  )
  return room
}

test('R10.3 the clock is started only when the question is on the screen', async () => {
  roomWith({ startedAt: null, deadline: null })
  renderPage(routes)

  expect(await screen.findByRole('heading', { name: 'What does “idempotent” mean?' })).toHaveFocus()
  expect(await screen.findByRole('timer')).toHaveTextContent(/^[12]:\d\d left$/)
})

test('R5.3 what is typed is saved by itself, and the page says when', async () => {
  const room = roomWith()
  const { user } = renderPage(routes)

  await user.type(await openBox(), 'The same outcome')
  await rest()

  expect(await screen.findByText(/^Saved \d\d:\d\d:\d\d$/)).toBeVisible()
  expect(room.saves.at(-1)).toMatchObject({ text: 'The same outcome' })
})

test('R5.3 somebody who never stops typing is saved every few seconds all the same', async () => {
  const room = roomWith()
  const { user } = renderPage(routes)
  const input = await openBox()

  for (let letter = 0; letter < 14; letter += 1) {
    await user.type(input, 'x')
    await act(() => vi.advanceTimersByTimeAsync(400))
  }

  expect(room.saves.length).toBeGreaterThan(0)
})

test('R5.5 without a network typing goes on, the person knows what is saved, and all is sent when it is back', async () => {
  const room = roomWith()
  const { user } = renderPage(routes)
  await user.type(await openBox(), 'First.')
  await rest()
  await screen.findByText(/^Saved [\d:]+$/)

  room.reachable = false
  await user.type(await openBox(), ' Second.')
  await rest()
  expect(await screen.findByText(/The rest is kept on this device/)).toHaveTextContent(/Saved [\d:]+\./)
  await user.type(await openBox(), ' Third.')
  await rest()
  room.reachable = true
  window.dispatchEvent(new Event('online'))

  await waitFor(() => expect(room.draft?.text).toBe('First. Second. Third.'))
  expect(await screen.findByText(/^Saved [\d:]+$/)).toBeVisible()
})

test('R5.5 words that were not sent are still here after the page was closed', async () => {
  const room = roomWith()
  const { user, unmount } = renderPage(routes)
  room.reachable = false
  await user.type(await openBox(), 'Not sent yet')
  await rest()
  await screen.findByText(/Nothing is on the server yet/)
  unmount()

  room.reachable = true
  renderPage(routes)

  await waitFor(async () => expect(await box()).toHaveValue('Not sent yet'))
  await waitFor(() => expect(room.draft?.text).toBe('Not sent yet'))
})

test('R10.3 at the deadline the page falls silent, says what was kept, and reads where it stands', async () => {
  const room = roomWith({ deadline: inMs(30_000) })
  const { user } = renderPage(routes)
  await user.type(await openBox(), 'In time')
  await rest()
  await screen.findByText(/^Saved [\d:]+$/)
  const saved = room.saves.length

  await act(() => vi.advanceTimersByTimeAsync(30_000))
  expect(await screen.findByText('Time is up. We kept what you wrote.')).toBeVisible()
  expect(await box()).toHaveAttribute('readonly')
  expect(screen.queryByRole('button', { name: 'Submit answer' })).toBeNull()
  room.view = next()
  await act(() => vi.advanceTimersByTimeAsync(3000))

  expect(await screen.findByRole('button', { name: 'I am ready' })).toBeVisible()
  expect(screen.getByRole('heading', { name: 'Time is up. We kept what you wrote.' })).toBeVisible()
  expect(room.saves).toHaveLength(saved)
})

test('R10.3 time that an interviewer adds takes the silence back', async () => {
  const room = roomWith({ deadline: inMs(20_000) })
  const { user } = renderPage(routes)
  await user.type(await openBox(), 'Slow')
  await rest()
  await act(() => vi.advanceTimersByTimeAsync(20_000))
  await screen.findByText('Time is up. We kept what you wrote.')

  if (room.view.current) room.view.current.deadline = inMs(60_000)
  await act(() => vi.advanceTimersByTimeAsync(3000))

  expect(await openBox()).toHaveValue('Slow')
})

test('two tabs: a newer draft from elsewhere is shown beside this one, and nothing is lost', async () => {
  const room = roomWith({ draft: { revision: 3, text: 'Begun', savedAt: '2026-11-23T10:00:00.000Z' } })
  const { user } = renderPage(routes)
  await waitFor(async () => expect(await box()).toHaveValue('Begun'))

  room.draft = { revision: 9, text: 'Written in the other tab', savedAt: nowIso() }
  await user.type(await openBox(), ' here')
  await rest()

  expect(await screen.findByText('Written in the other tab')).toBeVisible()
  expect(await box()).toHaveValue('Begun here')
  await user.click(screen.getByRole('button', { name: 'Keep what stands below' }))
  await waitFor(() => expect(room.draft?.text).toBe('Begun here'))
})

test('two tabs: a revision that the other tab has used for its own text is noticed', async () => {
  const room = roomWith({ draft: { revision: 3, text: 'Begun', savedAt: '2026-11-23T09:59:00.000Z' } })
  const { user } = renderPage(routes)
  await waitFor(async () => expect(await box()).toHaveValue('Begun'))

  room.draft = { revision: 4, text: 'Written in the other tab', savedAt: '2026-11-23T09:59:30.000Z' }
  await user.type(await openBox(), ' here')
  await rest()

  expect(await screen.findByText('Written in the other tab')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Go on with the saved text' }))
  expect(await box()).toHaveValue('Written in the other tab')
})

test('two tabs: an answer that is in already is said calmly', async () => {
  const room = roomWith()
  const { user } = renderPage(routes)
  await user.type(await openBox(), 'Again')
  server.use(
    answer(contract.submitAnswer, () => {
      room.view = next()
      return refusal('already_submitted')
    }),
  )

  await user.click(screen.getByRole('button', { name: 'Submit answer' }))

  expect(await screen.findByText(/answered in another tab or on another device/)).toBeVisible()
  expect(screen.queryByRole('alert')).toBeNull()
})

test('R5.5 an answer that is submitted without a network goes out when it is back', async () => {
  roomWith()
  const { user } = renderPage(routes)
  await user.type(await openBox(), 'Done')
  let reachable = false
  server.use(answer(contract.submitAnswer, () => (reachable ? next() : Response.error())))

  await user.click(screen.getByRole('button', { name: 'Submit answer' }))
  expect(await screen.findByText(/submitted as soon as the connection is back/)).toBeVisible()
  reachable = true
  window.dispatchEvent(new Event('online'))

  expect(await screen.findByText('Your answer is in.')).toBeVisible()
})

test('R10.4 somebody who comes back is greeted at the exact place', async () => {
  roomWith({ draft: { revision: 3, text: 'Begun', savedAt: '2026-11-23T09:59:00.000Z' } })
  renderPage(routes)

  const greeting = await screen.findByText(/You are at question 1 of 2/)
  expect(greeting).toHaveTextContent('Welcome back, Robin.')
  expect(greeting).toHaveTextContent('Its clock kept running.')
  await waitFor(async () => expect(await box()).toHaveValue('Begun'))
})

test('R12.2 pasting, leaving the page and coming back to it are noted with the answer', async () => {
  const sent: unknown[] = []
  roomWith()
  server.use(
    answer(contract.submitAnswer, async ({ request }) => {
      sent.push(await request.json())
      return next()
    }),
  )
  const { user } = renderPage(routes)

  await user.click(await openBox())
  await user.paste('From elsewhere')
  act(() => void window.dispatchEvent(new Event('blur')))
  await user.click(screen.getByRole('button', { name: 'Submit answer' }))

  await screen.findByText('Your answer is in.')
  expect(sent).toMatchObject([
    {
      text: 'From elsewhere',
      signals: [
        { kind: 'reconnect', detail: 'page opened again' },
        { kind: 'paste', detail: '14 characters' },
        { kind: 'focus_lost' },
      ],
    },
  ])
})

test('R5.4 the time left is said aloud at half, and whenever it is asked for', async () => {
  roomWith({ deadline: inMs(70_000) })
  const { user } = renderPage(routes)
  await screen.findByRole('timer')

  await act(() => vi.advanceTimersByTimeAsync(11_000))
  expect(await screen.findByText(/^(1 minute|59 seconds) left$/)).toHaveAttribute('aria-live', 'assertive')
  await user.keyboard('{Alt>}r{/Alt}')

  expect(await screen.findByText(/^5\d seconds left$/)).toBeInTheDocument()
})

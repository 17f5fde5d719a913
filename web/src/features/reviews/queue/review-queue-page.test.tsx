import { listPositions } from '@colloquy/contracts/positions'
import {
  assignQueuedAnswer,
  countReviewQueue,
  listReviewQueue,
  type QueuedAnswer,
  type RatingDraft,
  rateQueuedAnswer,
  readQueuedAnswer,
  saveRatingDraft,
} from '@colloquy/contracts/review-queue'
import { readSession, type Session } from '@colloquy/contracts/sessions'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { answer, refusal } from '../../../test/answers.ts'
import { renderPage } from '../../../test/render-page.tsx'
import { server } from '../../../test/server.ts'
import { interviewDetail } from '../../interviews/interview.fixture.ts'
import { sessionApi } from '../../session/session.api.ts'
import { ReviewQueuePage } from './review-queue-page.tsx'

const robin: Session['user'] = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  email: 'robin@example.org',
  name: 'Robin',
  role: 'interviewer',
}
const { criteria } = interviewDetail()
const idOf = (number: number) => `01890a5d-ac96-774b-bcce-00000000090${number}`
const waiting = (number: number, part: Partial<QueuedAnswer> = {}): QueuedAnswer => ({
  answerId: idOf(number),
  interviewId: '01890a5d-ac96-774b-bcce-000000000100',
  position: { id: '01890a5d-ac96-774b-bcce-000000000200', title: 'Engineer' },
  questionId: `question-${number}`,
  number,
  prompt: `What is closure ${number}?`,
  kind: 'insufficient',
  criteria: ['accuracy'],
  since: '2026-11-20T10:00:00.000Z',
  owner: null,
  ownedSince: null,
  ...part,
})
let queue: QueuedAnswer[]
let text: string
let draft: RatingDraft | null
let kept: object[]

beforeEach(() => {
  queue = [waiting(1), waiting(2)]
  text = 'Something else.'
  draft = null
  kept = []
  server.use(
    answer(readSession, { user: robin, expiresAt: '2026-11-23T10:10:00.000Z' }),
    answer(saveRatingDraft, async ({ request }) => {
      const words = saveRatingDraft.body.parse(await request.clone().json())
      kept.push(words)
      return { ...words, savedAt: '2026-11-23T10:00:00.000Z' }
    }),
    answer(listPositions, { items: [], nextCursor: null }),
    answer(listReviewQueue, () => ({ items: queue, nextCursor: null })),
    answer(countReviewQueue, () => ({
      byKind: { failed: 0, insufficient: queue.length, unsure: 0, stand_in: 7 },
      mine: 0,
      nobodys: queue.length,
    })),
    answer(readQueuedAnswer, ({ params }) => {
      const one = queue.find(({ answerId }) => answerId === params.answerId)
      if (!one) return refusal('not_found')
      const anchors = criteria[0]?.anchors
      if (!anchors) throw new Error('no criteria')
      return {
        ...one,
        text,
        submittedBy: 'candidate' as const,
        rubric: criteria,
        anchors,
        reference: 'As is.',
        score: null,
        draft,
      }
    }),
  )
})

async function show(at = '/review-queue') {
  const page = renderPage([{ path: '/review-queue', Component: ReviewQueuePage }], at)
  await page.store.dispatch(sessionApi.endpoints.readSession.initiate())
  await screen.findByRole('heading', { name: 'Review queue' })
  return page
}
const form = () => screen.findByRole('form', { name: 'Your levels' })
const rated = (levels: { criterionId: 'accuracy'; level: 0 | 2 }[], reason: string) => {
  queue = queue.slice(1)
  const rater = { id: robin.id, name: robin.name }
  const at = '2026-11-23T10:00:00.000Z'
  return {
    rating: { id: idOf(8), questionId: 'question-1', rater, levels, reason, at },
    score: { value: 50, kind: 'human' as const },
    stillWaiting: 0,
  }
}

test('R11.1 an answer is rated with its reason, and the next one opens', async () => {
  const sent: unknown[] = []
  server.use(
    answer(rateQueuedAnswer, async ({ request }) => {
      sent.push(await request.clone().json())
      return rated([{ criterionId: 'accuracy', level: 2 }], 'Mostly wrong.')
    }),
  )
  const { user, router } = await show(`/review-queue?answer=${idOf(1)}`)
  const levels = await form()
  await user.click(within(levels).getByRole('radio', { name: /^2:/ }))
  await user.type(within(levels).getByRole('textbox', { name: 'Reason' }), 'Mostly wrong.')
  await user.click(within(levels).getByRole('button', { name: 'Submit levels' }))

  await waitFor(() => expect(router.state.location.search).toContain(idOf(2)))
  expect(sent).toEqual([{ levels: [{ criterionId: 'accuracy', level: 2 }], reason: 'Mostly wrong.' }])
  expect(await screen.findByRole('heading', { name: 'What is closure 2?' })).toBeVisible()
})

test('R10.5 where nothing was written, one press says that there is no answer', async () => {
  text = ''
  const sent: unknown[] = []
  server.use(
    answer(rateQueuedAnswer, async ({ request }) => {
      sent.push(await request.clone().json())
      return rated([{ criterionId: 'accuracy', level: 0 }], '')
    }),
  )
  const { user } = await show(`/review-queue?answer=${idOf(1)}`)
  await user.click(await screen.findByRole('button', { name: 'No answer: 0 for each' }))
  await user.click(screen.getByRole('button', { name: 'Submit levels' }))
  await waitFor(() => expect(sent).toEqual([{ levels: [{ criterionId: 'accuracy', level: 0 }], reason: '' }]))
})

test('what the server misses stands beside its field, and what was typed stays', async () => {
  server.use(
    answer(rateQueuedAnswer, () => refusal('reason_required', { errors: [{ field: 'reason', message: 'Say why.' }] })),
  )
  const { user } = await show(`/review-queue?answer=${idOf(1)}`)
  const levels = await form()
  await user.click(within(levels).getByRole('radio', { name: /^0:/ }))
  await user.click(within(levels).getByRole('button', { name: 'Submit levels' }))
  expect(await within(levels).findByText('Say why.')).toBeVisible()
  expect(within(levels).getByRole('radio', { name: /^0:/ })).toBeChecked()
})

test('an answer that somebody else has is read, not rated', async () => {
  queue = [waiting(1, { owner: { id: idOf(7), name: 'Kim' }, ownedSince: '2026-11-20T11:00:00.000Z' })]
  await show(`/review-queue?answer=${idOf(1)}`)
  expect(await screen.findByText(/Kim rates this answer/)).toBeVisible()
  expect(screen.queryByRole('form', { name: 'Your levels' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Take it' })).toBeNull()
})

test('taking an answer that somebody was quicker to take says so', async () => {
  server.use(answer(assignQueuedAnswer, () => refusal('taken_already', { detail: 'Kim has taken this answer.' })))
  const { user } = await show(`/review-queue?answer=${idOf(1)}`)
  await user.click(await screen.findByRole('button', { name: 'Take it' }))
  expect(await screen.findByText('Kim has taken this answer.')).toBeVisible()
})

test('R5.4 by keyboard: a row opens, its answer has the focus, and so has the next one after it is rated', async () => {
  server.use(answer(rateQueuedAnswer, () => rated([{ criterionId: 'accuracy', level: 2 }], 'Mostly wrong.')))
  const { user } = await show()
  const link = await screen.findByRole('link', { name: 'What is closure 1?' })
  link.focus()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(screen.getByRole('heading', { name: 'What is closure 1?' })).toHaveFocus())
  await user.click(within(await form()).getByRole('radio', { name: /^2:/ }))
  await user.type(screen.getByRole('textbox', { name: 'Reason' }), 'Mostly wrong.{Tab}')
  await user.keyboard('{Enter}')
  await waitFor(() => expect(screen.getByRole('heading', { name: 'What is closure 2?' })).toHaveFocus())
})

test('R5.3 levels that are chosen are still there after a look at another answer', async () => {
  const { user } = await show(`/review-queue?answer=${idOf(1)}`)
  await user.click(within(await form()).getByRole('radio', { name: /^4:/ }))
  await user.click(screen.getByRole('link', { name: 'What is closure 2?' }))
  await screen.findByRole('heading', { name: 'What is closure 2?' })
  expect(within(await form()).getByRole('radio', { name: /^4:/ })).not.toBeChecked()
  await user.click(screen.getByRole('link', { name: 'What is closure 1?' }))
  await screen.findByRole('heading', { name: 'What is closure 1?' })
  expect(within(await form()).getByRole('radio', { name: /^4:/ })).toBeChecked()
})

test('R5.3 levels and reason are kept on the server as they are chosen', async () => {
  const { user } = await show(`/review-queue?answer=${idOf(1)}`)
  const levels = await form()
  expect(within(levels).getByRole('status')).toHaveTextContent('Saves by itself')
  await user.click(within(levels).getByRole('radio', { name: /^4:/ }))
  await user.type(screen.getByRole('textbox', { name: 'Reason' }), 'Names it.')
  await waitFor(() => expect(within(levels).getByRole('status')).toHaveTextContent(/^Saved \d/))
  expect(kept.at(-1)).toEqual({ levels: [{ criterionId: 'accuracy', level: 4 }], reason: 'Names it.' })
})

test('R5.3 what was kept is there when the answer is opened', async () => {
  draft = {
    levels: [{ criterionId: 'accuracy', level: 3 }],
    reason: 'Half of it.',
    savedAt: '2026-11-22T10:00:00.000Z',
  }
  await show(`/review-queue?answer=${idOf(1)}`)
  const levels = await form()
  expect(within(levels).getByRole('radio', { name: /^3:/ })).toBeChecked()
  expect(within(levels).getByRole('textbox', { name: 'Reason' })).toHaveValue('Half of it.')
  expect(within(levels).getByRole('status')).toHaveTextContent(/^Saved \d/)
})

test('R5.3 R3.4 without a connection the levels stay in the page, which says that they are not saved', async () => {
  server.use(answer(saveRatingDraft, () => refusal('temporarily_unavailable')))
  const { user } = await show(`/review-queue?answer=${idOf(1)}`)
  const levels = await form()
  await user.click(within(levels).getByRole('radio', { name: /^4:/ }))
  await waitFor(() => expect(within(levels).getByRole('status')).toHaveTextContent('Not saved yet; we keep trying'))
  expect(within(levels).getByRole('radio', { name: /^4:/ })).toBeChecked()
})

test('levels for an answer that somebody else settled meanwhile are refused, and stay to be read', async () => {
  const detail = 'Somebody was quicker.'
  server.use(answer(saveRatingDraft, () => refusal('not_waiting', { detail })))
  const { user } = await show(`/review-queue?answer=${idOf(1)}`)
  const levels = await form()
  await user.click(within(levels).getByRole('radio', { name: /^4:/ }))
  expect(await within(levels).findByText(detail)).toBeVisible()
  expect(within(levels).getByRole('radio', { name: /^4:/ })).toBeChecked()
})

test('R5.4 j and k go through the list; the open answer stands in the address', async () => {
  const { user, router } = await show()
  await screen.findByRole('link', { name: 'What is closure 2?' })
  await user.keyboard('j')
  expect(router.state.location.search).toContain(idOf(1))
  await user.keyboard('j')
  expect(router.state.location.search).toContain(idOf(2))
  await user.keyboard('k')
  expect(router.state.location.search).toContain(idOf(1))
})

test('R3.3 an empty queue says what would fill it', async () => {
  queue = []
  await show()
  expect(await screen.findByText('Nothing waits')).toBeVisible()
})

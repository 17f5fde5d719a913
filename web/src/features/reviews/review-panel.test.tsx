import { listReviews, type Review, saveReview, submitReview } from '@colloquy/contracts/reviews'
import { readSession, type Session } from '@colloquy/contracts/sessions'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { answer, refusal, refuse } from '../../test/answers.ts'
import { renderPage } from '../../test/render-page.tsx'
import { server } from '../../test/server.ts'
import { interviewDetail, interviewId, machineScore } from '../interviews/interview.fixture.ts'
import { sessionApi } from '../session/session.api.ts'
import { ReviewPanel } from './review-panel.tsx'

const session: Session = {
  user: { id: '01890a5d-ac96-774b-bcce-b302099a8057', email: 'robin@example.org', name: 'Robin', role: 'interviewer' },
  expiresAt: '2026-11-23T10:10:00.000Z',
}
const review = (part: Partial<Review> = {}): Review => ({
  id: '01890a5d-ac96-774b-bcce-000000000800',
  interviewId,
  reviewer: { id: session.user.id, name: 'Robin' },
  status: 'draft',
  ratings: [],
  note: '',
  recommendation: null,
  sawMachineLevels: false,
  changedAfterHint: 0,
  version: 1,
  submittedAt: null,
  ...part,
})
const rating = (criterionId: 'accuracy' | 'completeness', level: 1 | 2 | 3 | 4 | 5) => ({
  questionId: 'isolation',
  criterionId,
  level,
  reason: null,
})
const reviews = (mine: Review | null, othersHidden = 0) => ({
  mine,
  others: [],
  othersHidden,
  shared: [],
  answerRatings: [],
})

async function show(interview = interviewDetail()) {
  const page = renderPage([{ path: '/', element: <ReviewPanel interview={interview} onQuestion={() => {}} /> }])
  await page.store.dispatch(sessionApi.endpoints.readSession.initiate())
  await screen.findByRole('group', { name: 'Accuracy' })
  return page
}
const level = (criterion: string, value: number) =>
  within(screen.getByRole('group', { name: criterion })).getByRole('radio', { name: new RegExp(`^${value}:`) })

beforeEach(() => {
  server.use(answer(readSession, session))
})

test('R11.7 a level is chosen by its digit, saved by itself with the version that was read', async () => {
  const sent: { ifMatch: string | null; body: unknown }[] = []
  server.use(
    answer(listReviews, reviews(review(), 2)),
    answer(saveReview, async ({ request }) => {
      sent.push({ ifMatch: request.headers.get('if-match'), body: await request.clone().json() })
      return review({ version: 2, ratings: [rating('accuracy', 4)] })
    }),
  )
  const { user } = await show()

  level('Accuracy', 1).focus()
  await user.keyboard('4')
  expect(level('Accuracy', 4)).toBeChecked()
  expect(await screen.findByText(/^Saved \d/)).toBeVisible()
  expect(sent).toEqual([{ ifMatch: '"1"', body: { ratings: [rating('accuracy', 4)], note: '', recommendation: null } }])
  expect(screen.getByText('2 reviews are hidden until yours is in.')).toBeVisible()
})

test.each([0, 1, 5])('the digit %i chooses its level', async (digit) => {
  server.use(answer(listReviews, reviews(review())), answer(saveReview, review({ version: 2 })))
  const { user } = await show()
  level('Accuracy', 3).focus()
  await user.keyboard(String(digit))
  expect(level('Accuracy', digit)).toBeChecked()
  expect(level('Accuracy', digit)).toHaveFocus()
})

test('R3.5 a review changed in another window: what changed is shown, and the own level is not lost', async () => {
  let stored = review()
  const versions: (string | null)[] = []
  server.use(
    answer(listReviews, () => reviews(stored)),
    answer(saveReview, ({ request }) => {
      versions.push(request.headers.get('if-match'))
      if (versions.length > 1) return review({ version: 6, ratings: [rating('accuracy', 5)], note: 'Seen there.' })
      stored = review({ version: 5, ratings: [rating('accuracy', 2)], note: 'Seen there.' })
      return refusal('version_conflict')
    }),
  )
  const { user } = await show()
  await user.click(level('Accuracy', 5))

  const conflict = await screen.findByRole('alert')
  await waitFor(() => expect(conflict).toHaveTextContent('Question 1, accuracy: 2 (yours: 5)'))
  expect(conflict).toHaveTextContent('Note: Seen there.')
  expect(level('Accuracy', 5)).toBeChecked()

  await user.click(screen.getByRole('button', { name: 'Save my changes over it' }))
  expect(await screen.findByText(/^Saved \d/)).toBeVisible()
  expect(versions).toEqual(['"1"', '"5"'])
  expect(screen.getByLabelText('Note')).toHaveValue('Seen there.')
})

test('R3.1 a change that the server refuses is taken back, and the page says so', async () => {
  server.use(
    answer(listReviews, reviews(review({ ratings: [rating('accuracy', 3)] }))),
    refuse(saveReview, 'review_submitted'),
  )
  const { user, store } = await show()

  await user.click(level('Accuracy', 5))
  expect(level('Accuracy', 5)).toBeChecked()
  await waitFor(() => expect(level('Accuracy', 3)).toBeChecked())
  expect(store.getState().reviewDrafts[interviewId]?.problem?.code).toBe('review_submitted')
})

test('missing levels are pointed at, and the first one has the focus', async () => {
  server.use(answer(listReviews, reviews(review({ ratings: [rating('accuracy', 3)] }))))
  const { user } = await show()

  await user.click(screen.getByRole('button', { name: 'Submit review' }))
  const missing = screen.getByRole('alert')
  expect(
    within(missing)
      .getAllByRole('button')
      .map((button) => button.textContent),
  ).toEqual(['Question 1, completeness', 'Recommendation'])
  expect(level('Completeness', 0)).toHaveFocus()
})

test('two levels or more from the machine’s: the reason is asked for before anything is sent', async () => {
  const interview = interviewDetail({ machineLevels: 'shown' })
  const questions = interview.questions.map((question) => ({ ...question, score: machineScore }))
  const ratings = [rating('accuracy', 3), rating('completeness', 4)]
  server.use(answer(listReviews, reviews(review({ ratings, recommendation: 'yes' }))))
  const { user } = await show({ ...interview, questions })

  await user.click(screen.getByRole('button', { name: 'Submit review' }))
  const reason = screen.getByLabelText(/Why, for accuracy of question 1/)
  expect(reason).toHaveFocus()
  expect(reason).toHaveAccessibleDescription(/The machine gave 5/)
})

test('a reason that only the server knows is needed is asked for beside the level', async () => {
  const ratings = [rating('accuracy', 1), rating('completeness', 4)]
  const errors = [
    { field: 'ratings.isolation.accuracy', message: 'This is two levels or more from the machine’s. Say why.' },
  ]
  server.use(
    answer(listReviews, reviews(review({ ratings, recommendation: 'no' }))),
    answer(submitReview, () => refusal('reason_required', { errors })),
  )
  const { user } = await show()

  await user.click(screen.getByRole('button', { name: 'Submit review' }))
  expect(await screen.findByLabelText(/Why, for accuracy of question 1/)).toBeVisible()
  expect(screen.getByText('This is two levels or more from the machine’s. Say why.')).toBeVisible()
})

test('R5.2 submitted while a save is under way: it waits for the save, then the review is handed in', async () => {
  const ratings = [rating('accuracy', 4), rating('completeness', 4)]
  const steps: string[] = []
  const arrived = Promise.withResolvers<void>()
  const held = Promise.withResolvers<void>()
  server.use(
    answer(listReviews, reviews(review({ ratings, recommendation: 'yes' }))),
    answer(saveReview, async () => {
      arrived.resolve()
      await held.promise
      steps.push('saved')
      return review({ version: 2, ratings, recommendation: 'yes', note: 'Sound.' })
    }),
    answer(submitReview, () => {
      steps.push('submitted')
      return review({ version: 3, ratings, recommendation: 'yes', note: 'Sound.', status: 'submitted' })
    }),
  )
  const { user } = await show()

  await user.type(screen.getByLabelText('Note'), 'Sound.')
  await arrived.promise
  await user.click(screen.getByRole('button', { name: 'Submit review' }))
  expect(steps).toEqual([])
  held.resolve()
  await waitFor(() => expect(steps).toEqual(['saved', 'submitted']))
})

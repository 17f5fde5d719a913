import {
  listReplayedInterviews,
  listReplays,
  type Replay,
  readReplayedLevels,
  startReplay,
} from '@colloquy/contracts/replays'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, refusal } from '../../../test/answers.ts'
import { renderPage } from '../../../test/render-page.tsx'
import { server } from '../../../test/server.ts'
import { ReplayPanel } from './replay-panel.tsx'

const idOf = (number: number) => `01890a5d-ac96-774b-bcce-00000000070${number}`
const positionId = idOf(0)
const replay = (part: Partial<Replay> = {}): Replay => ({
  id: idOf(1),
  positionId,
  scorer: 'built-in grader',
  status: 'finished',
  total: 12,
  done: 12,
  startedBy: { id: idOf(2), name: 'Ada' },
  startedAt: '2026-11-23T10:00:00.000Z',
  endedAt: '2026-11-23T10:01:00.000Z',
  costUsd: null,
  wouldMove: 1,
  wouldChange: 1,
  ...part,
})
const show = (items: Replay[], answers = 12) => {
  server.use(answer(listReplays, { items, scorer: 'built-in grader', answers }))
  return renderPage([{ path: '/', element: <ReplayPanel positionId={positionId} /> }])
}

test('R11.4 shows who would stand elsewhere, with the old and the new levels', async () => {
  server.use(
    answer(listReplayedInterviews, {
      items: [
        {
          interviewId: idOf(3),
          candidate: 'Robin',
          before: { score: { value: 81, kind: 'provisional' }, place: 1 },
          after: { score: { value: 60, kind: 'provisional' }, place: 3 },
          moved: 2,
          levelsChanged: 1,
        },
      ],
      nextCursor: null,
    }),
    answer(readReplayedLevels, {
      hidden: false,
      items: [
        {
          questionId: 'q',
          number: 4,
          criterionId: 'accuracy',
          before: { criterionId: 'accuracy', status: 'scored', level: 4, evidence: [], by: 'x' },
          after: { criterionId: 'accuracy', status: 'insufficient', why: 'off_topic', by: 'x' },
        },
      ],
    }),
  )
  const { user } = show([replay()])
  expect(await screen.findByText('Levels of 1 interview would change; 1 would stand elsewhere.')).toBeVisible()
  const row = (await screen.findByRole('link', { name: 'Robin' })).closest('tr')
  expect(row).toHaveTextContent('1 → 3')
  await user.click(screen.getByRole('button', { name: '1 levels of Robin' }))
  expect(
    await screen.findByText('Question 4, accuracy: 4 of 5 → nothing to judge: the answer is about something else'),
  ).toBeVisible()
})

test('while one runs its progress is told, and no other is started', async () => {
  show([replay({ status: 'running', done: 5, endedAt: null })])
  const section = await screen.findByRole('region', { name: 'The replay' })
  expect(section).toHaveTextContent('5 of 12 answers are scored.')
  expect(within(section).getByRole('button', { name: 'Stop it' })).toBeEnabled()
  expect(screen.getByRole('button', { name: 'Replay 12 answers' })).toBeDisabled()
})

test('starting one asks first, and says why it was refused', async () => {
  server.use(
    answer(startReplay, () => refusal('replay_running', { detail: 'A replay of this position is under way.' })),
  )
  const { user } = show([])
  expect(await screen.findByText('No replay yet')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Replay 12 answers' }))
  await user.click(await screen.findByRole('button', { name: 'Start the replay' }))
  expect(await screen.findByText('A replay of this position is under way.')).toBeVisible()
})

test('without scored answers there is nothing to start', async () => {
  show([], 0)
  expect(await screen.findByRole('button', { name: 'Replay 0 answers' })).toBeDisabled()
})

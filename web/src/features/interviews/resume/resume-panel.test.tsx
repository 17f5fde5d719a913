import { type ResumeForReview, type ResumeStep, readResume, retryResume } from '@colloquy/contracts/resumes'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, refusal } from '../../../test/answers.ts'
import { resume } from '../../../test/my-interview.fixture.ts'
import { renderPage } from '../../../test/render-page.tsx'
import { server } from '../../../test/server.ts'
import { ResumePanel } from './resume-panel.tsx'

const interviewId = '01890a5d-ac96-774b-bcce-b302099a8057'
const routes = [{ path: '/', element: <ResumePanel interviewId={interviewId} /> }]
const at = '2026-11-23T10:00:00.000Z'
const step = (attempt: number, name: string, changes: Partial<ResumeStep> = {}): ResumeStep => ({
  ...{ attempt, number: 1, name, startedAt: at, endedAt: '2026-11-23T10:00:00.120Z' },
  ...{ outcome: 'done', detail: null, worker: 'host-a:5' },
  ...changes,
})
const failed: ResumeForReview = {
  ...resume({}, { status: 'failed', refusal: { code: 'crashed', message: 'The file could not be read.' } }),
  skills: [],
  warnings: [],
  hidden: [],
  analysis: null,
  steps: [
    step(0, 'store', { detail: '1000 bytes' }),
    step(1, 'extract', { outcome: 'interrupted', detail: 'The process that did this stopped in the middle.' }),
    step(2, 'extract', { outcome: 'failed', detail: 'The parser crashed.', worker: 'host-b:7' }),
  ],
  ocr: null,
  givenUp: { attempts: 2, reason: 'The parser crashed.' },
  mayRetry: true,
}

test('R4.2 a reading that failed is tried again with one click, and the panel follows', async () => {
  let present = failed
  server.use(
    answer(readResume, () => present),
    answer(retryResume, () => {
      present = { ...failed, status: 'received', refusal: null, givenUp: null, mayRetry: false }
      return present
    }),
  )
  const { user } = renderPage(routes)

  expect(await screen.findByText('The file could not be read.')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Try again' }))

  expect(await screen.findByText('Waiting to be read …')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument()
})

test('R4.2 a try that is refused says why', async () => {
  const detail = 'The file itself was refused. Ask the candidate for another one.'
  server.use(
    answer(readResume, failed),
    answer(retryResume, () => refusal('resume_retry_useless', { detail })),
  )
  const { user } = renderPage(routes)

  await user.click(await screen.findByRole('button', { name: 'Try again' }))

  expect(await screen.findByRole('alert')).toHaveTextContent(detail)
})

test('R4.3 each step shows its outcome, its time and who did it, attempt by attempt, and the reason of the end', async () => {
  server.use(answer(readResume, failed))
  const { user } = renderPage(routes)

  expect(await screen.findByText('Given up after 2 attempts. The last one: The parser crashed.')).toBeVisible()
  await user.click(screen.getByText('How it was read'))

  const first = screen.getByRole('region', { name: 'Attempt 1' })
  expect(first).toHaveTextContent('Text extracted 120 ms interruptedThe process that did this stopped in the middle.')
  expect(screen.getByRole('region', { name: 'Attempt 2' })).toHaveTextContent(
    /120 ms failedThe parser crashed\.by host-b:7/,
  )
  expect(screen.getByText('0'.repeat(64))).toBeVisible()
})

test('R4.3 while it is read, the panel says what is being done', async () => {
  const present = { ...failed, refusal: null, givenUp: null, mayRetry: false, status: 'reading', step: 'ocr' } as const
  server.use(answer(readResume, present))
  renderPage(routes)

  expect(await screen.findByText('Being read: recognising text in pictures …')).toBeVisible()
})

test('R4.3 what a model makes of it is said to be the model’s, with the words it rests on; while it waits, the built-in reader stands in', async () => {
  const read = { ...failed, status: 'read', refusal: null, givenUp: null, mayRetry: false } as const
  const analysis: ResumeForReview['analysis'] = {
    state: 'done',
    by: 'scripted-1 (openai-compatible)',
    at,
    skills: [{ name: 'Rust', quote: 'ledgers in Rust' }],
    seniority: { level: 'senior', quote: 'Senior engineer' },
    strengths: [],
  }
  const present: ResumeForReview[] = [
    { ...read, analysis: { state: 'waiting', reason: 'timeout' } },
    { ...read, analysis },
  ]
  server.use(answer(readResume, () => present.shift() ?? read))
  const first = renderPage(routes)
  expect(await screen.findByText(/^Provisional: the model did not answer \(timeout\)/)).toBeVisible()
  first.unmount()

  renderPage(routes)
  const shown = await screen.findByRole('region', { name: 'Read by scripted-1 (openai-compatible)' })
  expect(shown).toHaveTextContent('No score comes from it.')
  expect(shown).toHaveTextContent('Rust ledgers in Rust')
})

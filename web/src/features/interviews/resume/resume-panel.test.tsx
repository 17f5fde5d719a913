import { type ResumeForReview, readResume, retryResume } from '@colloquy/contracts/resumes'
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
const failed: ResumeForReview = {
  ...resume({}, { status: 'failed', refusal: { code: 'crashed', message: 'The file could not be read.' } }),
  skills: [],
  warnings: [],
  steps: [{ name: 'read', startedAt: at, endedAt: at, outcome: 'failed: The parser crashed.', attempt: 3 }],
  mayRetry: true,
}

test('R4.2 a reading that failed is tried again with one click, and the panel follows', async () => {
  let present = failed
  server.use(
    answer(readResume, () => present),
    answer(retryResume, () => {
      present = { ...failed, status: 'received', refusal: null, mayRetry: false }
      return present
    }),
  )
  const { user } = renderPage(routes)

  expect(await screen.findByText('The file could not be read.')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Try again' }))

  expect(await screen.findByText('Being read …')).toBeVisible()
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

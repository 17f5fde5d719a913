import { listInterviews } from '@colloquy/contracts/interviews'
import { decide, listDecisions } from '@colloquy/contracts/reviews'
import { readSession, type Session } from '@colloquy/contracts/sessions'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, refusal } from '../../../test/answers.ts'
import { renderPage } from '../../../test/render-page.tsx'
import { server } from '../../../test/server.ts'
import { interviewDetail, interviewId, listItem } from '../../interviews/interview.fixture.ts'
import { interviewsApi } from '../../interviews/interviews.api.ts'
import { sessionApi } from '../../session/session.api.ts'
import { DecisionPanel } from './decision-panel.tsx'

const session: Session = {
  user: { id: '01890a5d-ac96-774b-bcce-b302099a8057', email: 'robin@example.org', name: 'Robin', role: 'interviewer' },
  expiresAt: '2026-11-23T10:10:00.000Z',
}

test('R12.2 a decision before any review is refused in words, and the list shows again what is true', async () => {
  let letGo = () => {}
  const held = new Promise<void>((done) => {
    letGo = done
  })
  server.use(
    answer(readSession, session),
    answer(listInterviews, { items: [listItem(1, { decision: null })], nextCursor: null, total: 1 }),
    answer(listDecisions, { items: [] }),
    answer(decide, async () => {
      await held
      return refusal('not_reviewed_yet')
    }),
  )
  const { user, store } = renderPage([{ path: '/', element: <DecisionPanel interview={interviewDetail()} /> }])
  await store.dispatch(sessionApi.endpoints.readSession.initiate())
  await store.dispatch(interviewsApi.endpoints.interviewPages.initiate({}))
  const row = () => store.getState().interviews.entities[interviewId]

  await user.click(await screen.findByRole('button', { name: 'Reject' }))
  await user.click(screen.getByRole('button', { name: 'Reject this candidate' }))
  expect(screen.getByText('Choose a reason.')).toBeVisible()

  await user.click(screen.getByRole('combobox', { name: 'Reason' }))
  await user.click(await screen.findByRole('option', { name: 'Below the requirements' }))
  await user.click(screen.getByRole('button', { name: 'Reject this candidate' }))
  await waitFor(() => expect(row()?.decision).toBe('reject'))

  letGo()
  expect(await screen.findByRole('alert')).toHaveTextContent('submit a review, then decide')
  expect(row()?.decision).toBeNull()
})

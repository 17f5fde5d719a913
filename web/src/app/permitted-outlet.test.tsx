import { readSession } from '@colloquy/contracts/sessions'
import type { Role } from '@colloquy/contracts/vocabulary'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { sessionApi } from '../features/session/session.api.ts'
import { answer } from '../test/answers.ts'
import { renderPage } from '../test/render-page.tsx'
import { server } from '../test/server.ts'
import { PermittedOutlet } from './permitted-outlet.tsx'
import { workbenchRoutes } from './workbench-routes.tsx'

async function openAs(role: Role, at: string) {
  const user = { id: '01890a5d-ac96-774b-bcce-b302099a8057', email: 'robin@example.org', name: 'Robin', role }
  server.use(answer(readSession, { user, expiresAt: '2026-11-23T10:10:00.000Z' }))
  const page = renderPage([{ Component: PermittedOutlet, children: workbenchRoutes }], at)
  await page.store.dispatch(sessionApi.endpoints.readSession.initiate())
}

test.each([
  ['reviewer', '/questions/new'],
  ['interviewer', '/users'],
  ['interviewer', '/audit'],
  ['auditor', '/candidates'],
  ['auditor', '/review-queue'],
] as const)('R3.3 a link to a page that is not for the role of %s says so: %s', async (role, at) => {
  await openAs(role, at)
  expect(await screen.findByRole('heading', { name: 'Your role does not include this page' })).toBeVisible()
  expect(screen.getByRole('link', { name: 'Go to the start' })).toHaveAttribute('href', '/')
  expect(screen.queryByRole('button')).toBeNull()
})

test('whoever has the role gets the page', async () => {
  await openAs('admin', '/questions/new')
  expect(await screen.findByRole('heading', { name: 'New question' })).toBeVisible()
})

import type { ErrorCode } from '@colloquy/contracts/errors'
import * as contract from '@colloquy/contracts/my-interview'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, refuse } from '../../../test/answers.ts'
import { confirmedProfile, consented, myInterview } from '../../../test/my-interview.fixture.ts'
import { renderPage } from '../../../test/render-page.tsx'
import { server } from '../../../test/server.ts'
import { MyInterviewPage } from './my-interview-page.tsx'

const routes = [{ path: '/', Component: MyInterviewPage }]

test.each<[ErrorCode, RegExp]>([
  ['invitation_expired', /has expired/],
  ['invitation_revoked', /does not work any more/],
  ['invitation_used_up', /is full/],
  ['invitation_unknown', /do not know this link/],
  ['not_signed_in', /Open your invitation link/],
])('R10.1 %s has a page of its own that says what to do', async (code, title) => {
  server.use(refuse(contract.readMyInterview, code))
  renderPage(routes)

  expect(await screen.findByRole('heading', { name: title })).toBeVisible()
  expect(screen.getByRole('heading').parentElement?.nextElementSibling).not.toBeEmptyDOMElement()
})

test.each([
  ['expired', /time for this interview is over/],
  ['withdrawn', /You withdrew/],
  ['cancelled', /was cancelled/],
] as const)('R10.1 an interview that is %s still lets people get and erase their data', async (status, title) => {
  server.use(answer(contract.readMyInterview, myInterview({ status, consent: consented })))
  renderPage(routes)

  expect(await screen.findByRole('heading', { name: title })).toBeVisible()
  expect(screen.getByRole('button', { name: 'Download my data' })).toBeVisible()
  expect(screen.getByRole('button', { name: 'Erase my data' })).toBeVisible()
})

test('R12.3 erasing asks first, and afterwards the page says that all is gone', async () => {
  const view = myInterview({ status: 'submitted', consent: consented, profile: confirmedProfile })
  server.use(answer(contract.readMyInterview, view), answer(contract.eraseMyData, null))
  const { user } = renderPage(routes)

  await user.click(await screen.findByRole('button', { name: 'Erase my data' }))
  await user.click(await screen.findByRole('button', { name: 'Erase' }))

  expect(await screen.findByRole('heading', { name: 'Your data is erased' })).toBeVisible()
})

test('R3.3 a server that does not answer is said calmly, with a retry', async () => {
  server.use(refuse(contract.readMyInterview, 'unexpected', { detail: 'We have noted it.' }))
  const { user } = renderPage(routes)
  expect(await screen.findByText('We have noted it.')).toBeVisible()

  server.use(answer(contract.readMyInterview, myInterview()))
  await user.click(screen.getByRole('button', { name: 'Try again' }))

  expect(await screen.findByRole('heading', { name: 'Backend engineer' })).toBeVisible()
})

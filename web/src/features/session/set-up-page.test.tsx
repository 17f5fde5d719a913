import { completeSetUp, readSetUp, type Session } from '@colloquy/contracts/sessions'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, refusal, refuse } from '../../test/answers.ts'
import { renderPage } from '../../test/render-page.tsx'
import { server } from '../../test/server.ts'
import { SetUpPage } from './set-up-page.tsx'

const session: Session = {
  user: { id: '01890a5d-ac96-774b-bcce-b302099a8057', email: 'sam@example.org', name: 'Sam', role: 'admin' },
  expiresAt: '2026-11-23T10:10:00.000Z',
}
const routes = [
  { path: '/set-up', Component: SetUpPage },
  { path: '/', element: <h1>Start</h1> },
]

/** The browser's own address bar carries the secret behind #. */
function openLink(token: string) {
  history.replaceState(null, '', `/set-up${token && `#${token}`}`)
  return renderPage(routes, '/set-up')
}

async function fillIn(user: ReturnType<typeof openLink>['user'], password: string) {
  await user.type(await screen.findByLabelText('Your name'), 'Sam')
  await user.type(screen.getByLabelText('Email'), 'sam@example.org')
  await user.type(screen.getByLabelText('Password'), password)
  await user.click(screen.getByRole('button', { name: 'Create the account' }))
}

test('the one-time link makes the first administrator, and its secret leaves the address bar at once', async () => {
  const sent: unknown[] = []
  server.use(
    answer(readSetUp, { needed: true }),
    answer(completeSetUp, async ({ request }) => {
      sent.push(await request.json())
      return session
    }),
  )
  const { user } = openLink('one-time-secret')
  expect(location.hash).toBe('')

  await fillIn(user, 'purple kettle sings at dawn')

  expect(await screen.findByRole('heading', { name: 'Start' })).toBeVisible()
  expect(sent).toMatchObject([{ token: 'one-time-secret', email: 'sam@example.org' }])
})

test('a password that is too easy is refused beside its field, and the rest stays', async () => {
  server.use(
    answer(readSetUp, { needed: true }),
    answer(completeSetUp, () => refusal('password_too_weak', { detail: 'This is among the first guesses.' })),
  )
  const { user } = openLink('one-time-secret')

  await fillIn(user, 'password')

  expect(await screen.findByText('This is among the first guesses.')).toBeVisible()
  expect(screen.getByLabelText('Password')).toHaveAttribute('aria-invalid', 'true')
  expect(screen.getByLabelText('Your name')).toHaveValue('Sam')
})

test('once Colloquy is set up, the link leads to sign-in', async () => {
  server.use(answer(readSetUp, { needed: false }), refuse(completeSetUp, 'set_up_done'))
  openLink('one-time-secret')

  expect(await screen.findByRole('link', { name: 'Go to sign-in' })).toBeVisible()
})

import { beginProviderSignIn, readSignInWays } from '@colloquy/contracts/provider-sign-in'
import { readSession, refreshSession, type Session, signIn } from '@colloquy/contracts/sessions'
import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { answer, refusal, refuse } from '../../test/answers.ts'
import { renderPage } from '../../test/render-page.tsx'
import { server } from '../../test/server.ts'
import { RequireSession } from './require-session.tsx'
import { SignInPage } from './sign-in-page.tsx'

const session: Session = {
  user: { id: '01890a5d-ac96-774b-bcce-b302099a8057', email: 'robin@example.org', name: 'Robin', role: 'admin' },
  expiresAt: '2026-11-23T10:10:00.000Z',
}
const routes = [
  { path: '/', element: <h1>Start</h1> },
  { path: '/sign-in', Component: SignInPage },
  { Component: RequireSession, children: [{ path: '/candidates', element: <h1>Candidates</h1> }] },
]

beforeEach(() => {
  server.use(answer(readSignInWays, { provider: null }))
})

test('R1.1 a wrong password is said in words beside the button, and what was typed stays', async () => {
  server.use(refuse(signIn, 'wrong_credentials', { detail: 'Check the email and the password.' }))
  const { user } = renderPage(routes, '/sign-in')

  await user.type(screen.getByLabelText('Email'), 'robin@example.org')
  await user.type(screen.getByLabelText('Password'), 'not the one')
  await user.click(screen.getByRole('button', { name: 'Sign in' }))

  expect(await screen.findByRole('alert')).toHaveTextContent('Check the email and the password.')
  expect(screen.getByLabelText('Email')).toHaveValue('robin@example.org')
})

test('after signing in, the person is where they wanted to go', async () => {
  server.use(refuse(readSession, 'not_signed_in'), refuse(refreshSession, 'not_signed_in'), answer(signIn, session))
  const { user, router } = renderPage(routes, '/candidates?status=scored')

  await user.type(await screen.findByLabelText('Email'), 'robin@example.org')
  await user.type(screen.getByLabelText('Password'), 'correct horse')
  await user.click(screen.getByRole('button', { name: 'Sign in' }))

  expect(await screen.findByRole('heading', { name: 'Candidates' })).toBeVisible()
  expect(router.state.location.search).toBe('?status=scored')
})

test('an address of another site is not followed after signing in', async () => {
  server.use(answer(signIn, session), answer(readSession, session))
  const { user, router } = renderPage(routes, '/sign-in?backTo=//elsewhere.example')

  await user.type(screen.getByLabelText('Email'), 'robin@example.org')
  await user.type(screen.getByLabelText('Password'), 'correct horse')
  await user.click(screen.getByRole('button', { name: 'Sign in' }))

  await waitFor(() => expect(router.state.location.pathname).toBe('/'))
})

test('a field that the server refuses is marked', async () => {
  const errors = [{ field: 'email', message: 'This is not an email address.' }]
  server.use(answer(signIn, () => refusal('validation_failed', { errors })))
  const { user } = renderPage(routes, '/sign-in')

  await user.type(screen.getByLabelText('Email'), 'robin')
  await user.click(screen.getByRole('button', { name: 'Sign in' }))

  expect(await screen.findByText('This is not an email address.')).toBeVisible()
  expect(screen.getByLabelText('Email')).toHaveAttribute('aria-invalid', 'true')
})

test('a second factor is asked for after the password, and a wrong code is marked beside its field', async () => {
  const sent: unknown[] = []
  server.use(
    answer(signIn, async ({ request }) => {
      const body = (await request.json()) as { code?: string }
      sent.push(body)
      if (!body.code) return refusal('second_factor_required')
      const errors = [{ field: 'code', message: 'This code is not right.' }]
      return body.code === '123456' ? session : refusal('second_factor_wrong', { errors })
    }),
  )
  const { user } = renderPage(routes, '/sign-in')

  await user.type(screen.getByLabelText('Email'), 'robin@example.org')
  await user.type(screen.getByLabelText('Password'), 'correct horse')
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  expect(await screen.findByRole('heading', { name: 'One more step' })).toBeVisible()
  expect(screen.queryByRole('alert')).toBeNull()

  await user.type(screen.getByLabelText('Code'), '999999{Enter}')
  expect(await screen.findByText('This code is not right.')).toBeVisible()
  await user.clear(screen.getByLabelText('Code'))
  await user.type(screen.getByLabelText('Code'), '123456{Enter}')
  expect(await screen.findByRole('heading', { name: 'Start' })).toBeVisible()
  expect(sent.at(-1)).toEqual({ email: 'robin@example.org', password: 'correct horse', code: '123456' })
})

test('where the operator has named a provider, the page leads there and says why somebody came back', async () => {
  const assign = vi.spyOn(location, 'assign').mockImplementation(() => undefined)
  server.use(
    answer(readSignInWays, { provider: { name: 'Example Login' } }),
    answer(beginProviderSignIn, { url: 'https://login.example.org/auth?state=x' }),
  )
  const { user } = renderPage(routes, '/sign-in?problem=provider_email_unverified')

  expect(screen.getByRole('alert')).toHaveTextContent('Your email address is not verified')
  await user.click(await screen.findByRole('button', { name: 'Sign in with Example Login' }))
  await waitFor(() => expect(assign).toHaveBeenCalledWith('https://login.example.org/auth?state=x'))
  assign.mockRestore()
})

test('a role without its second factor is led to the account, and stays there until it is set up', async () => {
  server.use(answer(readSession, { ...session, secondFactorMissing: true }))
  const guarded = [
    {
      Component: RequireSession,
      children: [{ path: '/candidates' }, { path: '/account', element: <h1>Your account</h1> }],
    },
  ]
  const { router } = renderPage(guarded, '/candidates')

  expect(await screen.findByRole('heading', { name: 'Your account' })).toBeVisible()
  expect(router.state.location.pathname).toBe('/account')
})

import { readSession, refreshSession, type Session, signIn } from '@colloquy/contracts/sessions'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
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

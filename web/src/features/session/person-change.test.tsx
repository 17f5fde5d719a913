import { listMySessions } from '@colloquy/contracts/account'
import { readSignInWays } from '@colloquy/contracts/provider-sign-in'
import { readSession, refreshSession, type Session, signIn, signOut } from '@colloquy/contracts/sessions'
import { screen } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { Loaded } from '../../app/loaded.tsx'
import { answer, refusal, refuse } from '../../test/answers.ts'
import { renderPage } from '../../test/render-page.tsx'
import { server } from '../../test/server.ts'
import { useListMySessionsQuery } from '../account/account.api.ts'
import { edited, selectDraft } from '../reviews/draft/review-drafts-slice.ts'
import { RequireSession } from './require-session.tsx'
import { useSignOutMutation } from './session.api.ts'
import { SignInPage } from './sign-in-page.tsx'

const sessionOf = (name: string, id: string): Session => ({
  user: { id, email: `${name}@example.org`, name, role: 'reviewer' },
  expiresAt: '2026-11-23T10:10:00.000Z',
})
const robin = sessionOf('robin', '01890a5d-ac96-774b-bcce-b302099a8057')
const kim = sessionOf('kim', '01890a5d-ac96-774b-bcce-b302099a8058')
const interviewId = '01890a5d-ac96-774b-bcce-b302099a8059'

function Devices() {
  const devices = useListMySessionsQuery()
  const [leave] = useSignOutMutation()
  return (
    <>
      <button type="button" onClick={() => leave()}>
        Sign out
      </button>
      <button type="button" onClick={() => devices.refetch()}>
        Look again
      </button>
      <Loaded query={devices}>{({ items }) => items.map(({ id, device }) => <p key={id}>{device}</p>)}</Loaded>
    </>
  )
}

const routes = [
  { path: '/sign-in', Component: SignInPage },
  { Component: RequireSession, children: [{ path: '/', Component: Devices }] },
]
const devicesOf = (device: string) => ({
  items: [
    {
      id: interviewId,
      device,
      place: '',
      signedInAt: '2026-11-23T10:00:00.000Z',
      lastUsedAt: '2026-11-23T10:00:00.000Z',
      current: true,
    },
  ],
})

beforeEach(() => {
  server.use(answer(readSignInWays, { provider: null }), answer(signOut, null))
})

async function writeAReview() {
  server.use(answer(readSession, robin), answer(listMySessions, devicesOf('what Robin may see')))
  const page = renderPage(routes)
  await screen.findByText('what Robin may see')
  page.store.dispatch(edited({ interviewId, edit: { note: 'what Robin wrote' }, present: null }))
  return { ...page, written: () => selectDraft(page.store.getState(), interviewId).edit.note }
}

type Person = Awaited<ReturnType<typeof writeAReview>>['user']

async function endSession(user: Person) {
  server.use(
    answer(listMySessions, () => refusal('session_expired')),
    refuse(refreshSession, 'not_signed_in'),
  )
  await user.click(screen.getByRole('button', { name: 'Look again' }))
  await screen.findByText('Your session has ended. Sign in to go on where you were.')
}

async function signInAs(session: Session, user: Person) {
  server.use(answer(signIn, session), answer(readSession, session))
  await user.type(await screen.findByLabelText('Email'), session.user.email)
  await user.type(screen.getByLabelText('Password'), 'velvet tundra ladder quince')
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
}

test('who signs in after somebody signed out sees nothing that the other one read or wrote', async () => {
  const { user, written } = await writeAReview()
  await user.click(screen.getByRole('button', { name: 'Sign out' }))

  server.use(answer(listMySessions, devicesOf('what Kim may see')))
  await signInAs(kim, user)

  expect(await screen.findByText('what Kim may see')).toBeVisible()
  expect(screen.queryByText('what Robin may see')).toBeNull()
  expect(written()).toBeUndefined()
})

test('R1.5 who signs in again after the session ended keeps what they wrote, and reads everything anew', async () => {
  const { user, written } = await writeAReview()
  await endSession(user)
  server.use(answer(listMySessions, devicesOf('read anew')))
  await signInAs(robin, user)

  expect(await screen.findByText('read anew')).toBeVisible()
  expect(screen.queryByRole('alert')).toBeNull()
  expect(written()).toBe('what Robin wrote')
})

test('when another person signs in after the session ended, the first one’s writing is gone', async () => {
  const { user, written } = await writeAReview()
  await endSession(user)
  server.use(answer(listMySessions, devicesOf('what Kim may see')))
  await signInAs(kim, user)

  expect(await screen.findByText('what Kim may see')).toBeVisible()
  expect(written()).toBeUndefined()
})

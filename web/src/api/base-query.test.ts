import { createPosition, listPositions } from '@colloquy/contracts/positions'
import { refreshSession, type Session } from '@colloquy/contracts/sessions'
import { listUsers } from '@colloquy/contracts/users'
import { expect, test } from 'vitest'
import { createAppStore } from '../app/store.ts'
import { selectSession } from '../features/session/session-slice.ts'
import { answer, refusal, refuse, unreachable } from '../test/answers.ts'
import { server } from '../test/server.ts'
import { api } from './api.ts'
import { change, read } from './call.ts'

const session: Session = {
  user: { id: '01890a5d-ac96-774b-bcce-b302099a8057', email: 'robin@example.org', name: 'Robin', role: 'admin' },
  expiresAt: '2026-11-23T10:10:00.000Z',
}
const emptyPage = { items: [], nextCursor: null }
const { endpoints } = api.injectEndpoints({
  endpoints: (build) => ({
    usersForTest: read(build, listUsers),
    positionsForTest: read(build, listPositions),
    createForTest: change(build, createPosition),
  }),
  overrideExisting: true,
})

/** A server whose access token has run out until somebody refreshes. */
function expiredUntilRefreshed() {
  const seen = { refreshes: 0 }
  let fresh = false
  const guarded = () => (fresh ? emptyPage : refusal('session_expired'))
  server.use(
    answer(listUsers, guarded),
    answer(listPositions, guarded),
    answer(refreshSession, () => {
      seen.refreshes += 1
      fresh = true
      return session
    }),
  )
  return seen
}

test('R1.5 calls that are refused at the same time share one refresh and are repeated', async () => {
  const seen = expiredUntilRefreshed()
  const { dispatch } = createAppStore()

  const results = await Promise.all([
    dispatch(endpoints.usersForTest.initiate({ query: { limit: 1 } })),
    dispatch(endpoints.usersForTest.initiate({ query: { limit: 2 } })),
    dispatch(endpoints.positionsForTest.initiate()),
  ])

  expect(results.map(({ data }) => data)).toEqual([emptyPage, emptyPage, emptyPage])
  expect(seen.refreshes).toBe(1)
})

test('R1.5 a call that was sent before another tab refreshed is only repeated', async () => {
  const seen = { refreshes: 0, calls: 0 }
  server.use(
    answer(listUsers, () => {
      seen.calls += 1
      if (seen.calls > 1) return emptyPage
      localStorage.setItem('colloquy.last-session-refresh', String(Date.now() + 1000))
      return refusal('session_expired')
    }),
    answer(refreshSession, () => {
      seen.refreshes += 1
      return session
    }),
  )

  const { data } = await createAppStore().dispatch(endpoints.usersForTest.initiate())

  expect(data).toEqual(emptyPage)
  expect(seen).toEqual({ refreshes: 0, calls: 2 })
})

test('R1.5 when the session cannot be renewed, the person is signed out once', async () => {
  server.use(refuse(listUsers, 'session_expired'), refuse(refreshSession, 'not_signed_in'))
  const store = createAppStore()

  const { error } = await store.dispatch(endpoints.usersForTest.initiate())

  expect(error).toMatchObject({ code: 'session_expired' })
  expect(selectSession(store.getState())).toMatchObject({ state: 'signed_out' })
})

test('R3.5 an idempotent call is tried again, a POST with the same key', async () => {
  const keys: (string | null)[] = []
  server.use(
    answer(createPosition, ({ request }) => {
      keys.push(request.headers.get('idempotency-key'))
      return keys.length < 3 ? refusal('temporarily_unavailable') : refusal('already_exists')
    }),
  )

  const { error } = await createAppStore().dispatch(endpoints.createForTest.initiate({ body: { title: 'Designer' } }))

  expect(error).toMatchObject({ code: 'already_exists' })
  expect(keys).toHaveLength(3)
  expect(new Set(keys).size).toBe(1)
})

test('R6.1 each request carries a trace of its own', async () => {
  const traces: (string | null)[] = []
  server.use(
    answer(listUsers, ({ request }) => {
      traces.push(request.headers.get('traceparent'))
      return emptyPage
    }),
  )
  const { dispatch } = createAppStore()

  await dispatch(endpoints.usersForTest.initiate({ query: { limit: 1 } }))
  await dispatch(endpoints.usersForTest.initiate({ query: { limit: 2 } }))

  expect(traces[0]).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
  expect(new Set(traces).size).toBe(2)
})

test('R1.1 a network that is gone and a reply that is not of the contract have the shape of any refusal', async () => {
  const { dispatch } = createAppStore()

  server.use(unreachable(listUsers))
  const gone = await dispatch(endpoints.usersForTest.initiate({ query: { limit: 1 } }))
  server.use(answer(listUsers, () => Response.json({ items: 'none' })))
  const strange = await dispatch(endpoints.usersForTest.initiate({ query: { limit: 2 } }))

  expect(gone.error).toMatchObject({ code: 'offline', status: 0 })
  expect(strange.error).toMatchObject({ code: 'unreadable_reply', status: 200 })
})

test('R3.2 Retry-After reaches the page', async () => {
  server.use(
    answer(listUsers, () => {
      const response = refusal('rate_limited')
      response.headers.set('retry-after', '7')
      return response
    }),
  )

  const { error } = await createAppStore().dispatch(endpoints.usersForTest.initiate())

  expect(error).toMatchObject({ code: 'rate_limited', retryAfterMs: 7000 })
})

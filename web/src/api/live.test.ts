import { listInterviews } from '@colloquy/contracts/interviews'
import type { LiveEvent } from '@colloquy/contracts/live-events'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { createAppStore } from '../app/store.ts'
import { answer } from '../test/answers.ts'
import { FakeEventSource } from '../test/browser-parts.ts'
import { simulateTime } from '../test/page-clock.ts'
import { server } from '../test/server.ts'
import { api } from './api.ts'
import { read } from './call.ts'
import { selectLive } from './connection-slice.ts'
import { holdLiveConnection } from './live.ts'

simulateTime()
beforeEach(() => {
  FakeEventSource.open = []
})

const { endpoints } = api.injectEndpoints({
  endpoints: (build) => ({
    interviewsForTest: read(build, listInterviews, { providesTags: [{ type: 'Interview', id: 'LIST' }] }),
  }),
  overrideExisting: true,
})
const event: LiveEvent = {
  kind: 'interview',
  interviewId: '01890a5d-ac96-774b-bcce-b302099a8057',
  positionId: '01890a5d-ac96-774b-bcce-b302099a8058',
  status: 'submitted',
  change: 'InterviewSubmitted',
}

/** A page that shows the list and holds a live connection. */
async function openDashboard() {
  const seen = { reads: 0 }
  server.use(
    answer(listInterviews, () => {
      seen.reads += 1
      return { items: [], nextCursor: null, total: 0 }
    }),
  )
  const store = createAppStore()
  await store.dispatch(endpoints.interviewsForTest.initiate())
  const stop = holdLiveConnection('/api/events', store.dispatch)
  onTestFinished(stop)
  connection().onopen?.()
  return { seen, store }
}

function connection(): FakeEventSource {
  const [source] = FakeEventSource.open
  if (!source) throw new Error('no live connection is open')
  return source
}

function refuseConnection() {
  const source = connection()
  source.readyState = FakeEventSource.CLOSED
  source.onerror?.()
}

test('R3.4 many events at once make the list read again once', async () => {
  const { seen } = await openDashboard()

  for (let count = 0; count < 20; count += 1) connection().onmessage?.({ data: JSON.stringify(event) })
  await vi.advanceTimersByTimeAsync(150)

  await vi.waitFor(() => expect(seen.reads).toBe(2))
})

test('what is no event of the contract changes nothing', async () => {
  const { seen } = await openDashboard()

  for (const data of ['', '{}', '{"kind":"interview"}', 'null']) connection().onmessage?.({ data })
  await vi.advanceTimersByTimeAsync(500)

  expect(seen.reads).toBe(1)
})

test('R3.4 a connection that the browser gave up is made anew, and everything is read again', async () => {
  const { seen, store } = await openDashboard()

  refuseConnection()
  await vi.advanceTimersByTimeAsync(4000)
  expect(selectLive(store.getState())).toBe('reconnecting')
  connection().onopen?.()
  await vi.advanceTimersByTimeAsync(150)

  expect(selectLive(store.getState())).toBe('open')
  await vi.waitFor(() => expect(seen.reads).toBeGreaterThanOrEqual(2))
})

test('a page that nobody sees lets go of its connection and takes it up again when it is seen', async () => {
  const { seen } = await openDashboard()
  const visibility = vi.spyOn(document, 'visibilityState', 'get')
  onTestFinished(() => visibility.mockRestore())

  visibility.mockReturnValue('hidden')
  document.dispatchEvent(new Event('visibilitychange'))
  await vi.advanceTimersByTimeAsync(31_000)
  expect(FakeEventSource.open).toHaveLength(0)

  visibility.mockReturnValue('visible')
  document.dispatchEvent(new Event('visibilitychange'))
  connection().onopen?.()
  await vi.advanceTimersByTimeAsync(150)
  await vi.waitFor(() => expect(seen.reads).toBe(2))
})

import { v7 } from 'uuid'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type AuthApp, createAuthApp } from '../../../../test/auth-app.ts'
import { useDatabase } from '../../../../test/database.ts'
import { deviceOf } from './device.ts'
import { placeOf } from './place.ts'

const database = useDatabase()
const firefox = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }
let at: AuthApp

beforeAll(async () => {
  at = await createAuthApp(database.db)
})
afterEach(() => {
  expect(at.recorded.of('http.failed')).toEqual([])
})

async function signedInTwice() {
  const user = await at.addUser()
  const [here, there] = [at.browser(firefox), at.browser()]
  await there.signIn(user.email)
  at.passes(1000)
  await here.signIn(user.email)
  const { body } = await here.send('GET', '/api/account/sessions')
  const elsewhere = body.items.find((one: { current: boolean }) => !one.current)
  return { user, here, there, items: body.items, elsewhere }
}

describe('where I am signed in', () => {
  test('is a list with device, network and times, the one that asks is marked', async () => {
    const { items, there } = await signedInTwice()
    expect(items).toMatchObject([
      { device: 'Firefox on Linux', place: 'The machine of the server', current: true },
      { device: 'Unknown browser', current: false },
    ])
    expect(items[0].signedInAt).toBe(at.now().toISOString())
    expect(JSON.stringify(items)).not.toContain('127.0.0.1')
    expect((await there.send('GET', '/api/account/sessions')).body.items).toHaveLength(2)
  })

  test('one session can be ended from another; it is turned away at once', async () => {
    const { here, there, elsewhere } = await signedInTwice()
    expect((await here.send('DELETE', `/api/account/sessions/${elsewhere.id}`)).status).toBe(204)
    expect((await there.session()).status).toBe(401)
    expect((await there.refresh()).body.code).toBe('session_expired')
    expect((await here.session()).status).toBe(200)
    expect((await here.send('GET', '/api/account/sessions')).body.items).toHaveLength(1)
    expect((await here.send('DELETE', `/api/account/sessions/${elsewhere.id}`)).status).toBe(404)
  })

  test('all others can be ended at once', async () => {
    const { here, there } = await signedInTwice()
    expect((await here.send('DELETE', '/api/account/sessions')).body).toEqual({ ended: 1 })
    expect((await there.refresh()).body.code).toBe('session_expired')
    expect((await here.refresh()).status).toBe(200)
  })

  test("somebody else's sessions are out of reach", async () => {
    const { there, elsewhere } = await signedInTwice()
    const stranger = await signedInTwice()
    expect((await stranger.here.send('DELETE', `/api/account/sessions/${elsewhere.id}`)).status).toBe(404)
    expect((await there.session()).status).toBe(200)
    expect((await stranger.here.send('GET', `/api/users/${v7()}/sessions`)).status).toBe(403)
    expect((await stranger.here.send('DELETE', `/api/users/${v7()}/sessions`)).status).toBe(403)
  })

  test('an administrator sees and ends the sessions of another', async () => {
    const { user, here, there } = await signedInTwice()
    const admin = at.browser()
    await admin.signIn((await at.addUser({ role: 'admin' })).email)
    const { body } = await admin.send('GET', `/api/users/${user.id}/sessions`)
    expect(body.items.map((one: { current: boolean }) => one.current)).toEqual([false, false])
    expect((await admin.send('DELETE', `/api/users/${user.id}/sessions`)).body).toEqual({ ended: 2 })
    expect([(await here.session()).status, (await there.session()).status]).toEqual([401, 401])
    expect((await admin.session()).status).toBe(200)
  })
})

test.each([
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
    'Safari on iOS',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
    'Microsoft Edge on Windows',
  ],
  ['', 'Unknown device'],
  ['<script>alert(1)</script>', 'Unknown browser'],
])('%s is %s', (userAgent, device) => expect(deviceOf(userAgent)).toBe(device))

test.each([
  ['127.0.0.1', 'The machine of the server'],
  ['::1', 'The machine of the server'],
  ['192.168.7.20', 'The local network'],
  ['::ffff:10.1.2.3', 'The local network'],
  ['fd00::7', 'The local network'],
  ['203.0.113.77', 'Network 203.0.113.x'],
  ['2001:db8:77:1::5', 'Network 2001:db8:77::'],
  ['nowhere', 'Unknown network'],
])('%s is shown as: %s', (address, place) => expect(placeOf(address)).toBe(place))

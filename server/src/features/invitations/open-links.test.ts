import { describe, expect, it } from 'vitest'
import { expectOk, makePosition, tokenOf } from '../../../test/interview-steps.ts'
import { useProduct } from '../../../test/product.ts'

const product = useProduct()
const day = 24 * 60 * 60 * 1000

async function makeLink(maxUses: number, days = 7) {
  const { id: positionId } = await makePosition(product)
  const admin = await product.admin()
  const body = { maxUses, closesAt: new Date(product.clock.now.getTime() + days * day).toISOString() }
  const link = expectOk(await admin.send('POST', `/api/positions/${positionId}/open-links`, { body }))
  return { ...link, positionId } as { id: string; link: string; positionId: string }
}

const register = (link: string, name: string) =>
  product.browser().send('POST', '/api/my-interview/registrations', {
    body: { token: tokenOf({ link }), fullName: name, email: `${name.toLowerCase()}@candidates.example` },
  })

const statusOf = async (positionId: string) => {
  const { items } = expectOk(await (await product.admin()).send('GET', `/api/positions/${positionId}/open-links`))
  return items[0]
}

describe('R10.1 an open link', () => {
  it('gives each who registers an interview, a cookie and a link of their own', async () => {
    const { link, positionId } = await makeLink(5)
    const reply = await register(link, 'Robin')
    expect(reply).toMatchObject({
      status: 201,
      body: { interview: { status: 'onboarding', profile: { fullName: 'Robin' } } },
    })
    const back = product.browser()
    const opened = await back.send('POST', '/api/my-interview/openings', { body: { token: tokenOf(reply.body) } })
    expect(expectOk(opened).interviewId).toBe(reply.body.interview.interviewId)
    expect(await statusOf(positionId)).toMatchObject({ status: 'active', uses: 1, maxUses: 5 })
  })

  it('two at once cannot both take the last place', async () => {
    const { link, positionId } = await makeLink(2)
    expectOk(await register(link, 'Robin'))
    const both = await Promise.all([register(link, 'Kim'), register(link, 'Sam')])
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 410])
    expect(both.find(({ status }) => status === 410)?.body.code).toBe('invitation_used_up')
    expect(await statusOf(positionId)).toMatchObject({ status: 'used_up', uses: 2 })
    const { total } = expectOk(await (await product.admin()).send('GET', `/api/interviews?positionId=${positionId}`))
    expect(total).toBe(2)
  })

  it('a refused registration takes no place', async () => {
    const { link, positionId } = await makeLink(1)
    const admin = await product.admin()
    const read = await admin.send('GET', `/api/positions/${positionId}`)
    const headers = { 'if-match': String(read.headers.etag) }
    expectOk(await admin.send('PATCH', `/api/positions/${positionId}`, { body: { status: 'closed' }, headers }))
    expect(await register(link, 'Robin')).toMatchObject({ status: 409, body: { code: 'position_closed' } })
    expect(await statusOf(positionId)).toMatchObject({ status: 'active', uses: 0 })
  })

  it('is over after its closing date, when it is closed, and when it was never one', async () => {
    const late = await makeLink(5, 1)
    product.clock.pass(day)
    expect(await register(late.link, 'Robin')).toMatchObject({ status: 410, body: { code: 'invitation_expired' } })
    const closed = await makeLink(5)
    const admin = await product.admin()
    expect((await admin.send('DELETE', `/api/open-links/${closed.id}`)).status).toBe(204)
    expect(await register(closed.link, 'Robin')).toMatchObject({ status: 410, body: { code: 'invitation_revoked' } })
    expect(await register(`${closed.link}x`, 'Robin')).toMatchObject({
      status: 404,
      body: { code: 'invitation_unknown' },
    })
    const nowhere = await admin.send('DELETE', `/api/open-links/${crypto.randomUUID()}`)
    expect(nowhere).toMatchObject({ status: 404, body: { code: 'not_found' } })
  })

  it('needs a closing date that lies ahead', async () => {
    const { id } = await makePosition(product)
    const body = { maxUses: 5, closesAt: product.clock.now.toISOString() }
    const refused = await (await product.admin()).send('POST', `/api/positions/${id}/open-links`, { body })
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'closesAt' }] } })
  })
})

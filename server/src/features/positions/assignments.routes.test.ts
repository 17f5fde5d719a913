import { v7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectOk, inviteTo, makePosition } from '../../../test/interview-steps.ts'
import { type Browser, useProduct } from '../../../test/product.ts'

const product = useProduct()
let admin: Browser
let reviewer: Browser
let reviewerId: string

beforeAll(async () => {
  admin = await product.admin()
  const account = { email: 'rae@colloquy.example', name: 'Rae', role: 'reviewer', password: 'maple copper drift lamp' }
  reviewerId = expectOk(await admin.send('POST', '/api/users', { body: account })).id
  reviewer = product.browser()
  expectOk(await reviewer.send('POST', '/api/sessions', { body: account }))
})

async function assignedPosition() {
  const position = await makePosition(product, { title: `Post ${v7()}` })
  const { interviewId } = await inviteTo(product, position.id, {
    fullName: 'Robin Example',
    email: 'robin@candidates.example',
  })
  const at = `/api/positions/${position.id}/assignments/${reviewerId}`
  expectOk(await admin.send('PUT', at))
  return { position, interviewId, at }
}

const idsOf = (reply: { body: { items: { id: string }[] } }) => reply.body.items.map(({ id }) => id)

describe('R12.2, R8.2 a reviewer', () => {
  it('sees a position and its interviews from the moment of the assignment until it is taken back', async () => {
    const { position, interviewId, at } = await assignedPosition()
    expect(idsOf(await reviewer.send('GET', '/api/positions'))).toContain(position.id)
    expect(idsOf(await reviewer.send('GET', '/api/interviews'))).toContain(interviewId)
    expect((await reviewer.send('GET', `/api/interviews/${interviewId}`)).status).toBe(200)

    expectOk(await admin.send('DELETE', at))
    expect(idsOf(await reviewer.send('GET', '/api/positions'))).not.toContain(position.id)
    expect(idsOf(await reviewer.send('GET', '/api/interviews'))).not.toContain(interviewId)
    const hidden = await reviewer.send('GET', `/api/interviews/${interviewId}`)
    const missing = await reviewer.send('GET', `/api/interviews/${v7()}`)
    expect([hidden.status, hidden.body.detail]).toEqual([404, missing.body.detail])
  })

  it('learns who is interviewed, but not how to reach them, nor by searching for an address', async () => {
    const { position, interviewId } = await assignedPosition()
    const list = `/api/interviews?positionId=${position.id}`
    const [item] = (await reviewer.send('GET', list)).body.items
    expect(item.candidate).toMatchObject({ name: 'Robin Example', email: null })
    const { candidate } = (await reviewer.send('GET', `/api/interviews/${interviewId}`)).body
    expect(candidate).toMatchObject({ name: 'Robin Example', email: null, phone: null, github: null, linkedin: null })
    expect((await reviewer.send('GET', `${list}&search=robin@candidates`)).body.total).toBe(0)
    expect((await admin.send('GET', `${list}&search=robin@candidates`)).body.total).toBe(1)
  })

  it('cannot reach another position by naming an assigned one beside it', async () => {
    const mine = await assignedPosition()
    const other = await inviteTo(product, (await makePosition(product)).id)
    const reply = await reviewer.send(
      'GET',
      `/api/positions/${mine.position.id}/comparison?interviewIds=${mine.interviewId},${other.interviewId}`,
    )
    expect(reply.status).toBe(404)
  })
})

describe('assignments', () => {
  it('are the same after a repetition, and are listed with the position and with the person', async () => {
    const { position, at } = await assignedPosition()
    expectOk(await admin.send('PUT', at))
    const ofPosition = expectOk(await admin.send('GET', `/api/positions/${position.id}/assignments`)).items
    expect(ofPosition).toEqual([
      expect.objectContaining({ positionId: position.id, user: { id: reviewerId, name: 'Rae' } }),
    ])
    const ofUser = expectOk(await admin.send('GET', `/api/users/${reviewerId}/assignments`)).items
    expect(ofUser).toContainEqual(ofPosition[0])
  })

  it('are for reviewers only, of positions and people that exist', async () => {
    const { position } = await assignedPosition()
    const { id: adminId } = expectOk(await admin.send('GET', '/api/sessions/current')).user
    const assign = (positionId: string, userId: string) =>
      admin.send('PUT', `/api/positions/${positionId}/assignments/${userId}`)
    expect((await assign(position.id, adminId)).body).toMatchObject({ status: 422, errors: [{ field: 'userId' }] })
    expect((await assign(position.id, v7())).status).toBe(404)
    expect((await assign(v7(), reviewerId)).status).toBe(404)
  })
})

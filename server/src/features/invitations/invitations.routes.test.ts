import { describe, expect, it } from 'vitest'
import { expectOk, inviteTo, makePosition, openLink, tokenOf } from '../../../test/interview-steps.ts'
import { useProduct } from '../../../test/product.ts'

const product = useProduct()
const day = 24 * 60 * 60 * 1000

const open = (link: string) =>
  product.browser().send('POST', '/api/my-interview/openings', { body: { token: tokenOf({ link }) } })
const statusesOf = async (interviewId: string): Promise<string[]> => {
  const { items } = expectOk(await (await product.admin()).send('GET', `/api/interviews/${interviewId}/invitations`))
  return items.map((invitation: { status: string }) => invitation.status)
}

describe('R10.1 a personal link', () => {
  it('opens the interview, again and again, and says when it was opened first', async () => {
    const invitation = await inviteTo(product, (await makePosition(product)).id)
    const first = expectOk(await open(invitation.link))
    expect(first).toMatchObject({ interviewId: invitation.interviewId, status: 'onboarding' })
    const openedAt = product.clock.now.toISOString()
    product.clock.pass(1000)
    expect(expectOk(await open(invitation.link)).interviewId).toBe(invitation.interviewId)
    const admin = await product.admin()
    const { items } = expectOk(await admin.send('GET', `/api/interviews/${invitation.interviewId}/invitations`))
    expect(items).toMatchObject([{ status: 'active', firstOpenedAt: openedAt }])
  })

  it('that is mistyped is unknown, and the answer says what to do', async () => {
    const { link } = await inviteTo(product, (await makePosition(product)).id)
    const refused = await open(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`)
    expect(refused).toMatchObject({ status: 404, body: { code: 'invitation_unknown' } })
    expect(refused.body.detail).toMatch(/whole link/)
    expect(refused.headers['set-cookie']).toBeUndefined()
  })

  it('that has expired opens nothing; renewed, the interview goes on where it was', async () => {
    const invitation = await inviteTo(product, (await makePosition(product)).id, { expiresInDays: 2 })
    await openLink(product, invitation)
    product.clock.pass(2 * day)
    expect(await open(invitation.link)).toMatchObject({ status: 410, body: { code: 'invitation_expired' } })
    const admin = await product.admin()
    const path = `/api/interviews/${invitation.interviewId}/invitations`
    const renewed = expectOk(await admin.send('POST', path, { body: { expiresInDays: 3 } }))
    expect(expectOk(await open(renewed.link))).toMatchObject({
      interviewId: invitation.interviewId,
      status: 'onboarding',
    })
    expect(await open(invitation.link)).toMatchObject({ status: 410, body: { code: 'invitation_revoked' } })
    expect(await statusesOf(invitation.interviewId)).toEqual(['active', 'revoked'])
  })

  it('that is revoked ends for the browser that holds it as well', async () => {
    const invitation = await inviteTo(product, (await makePosition(product)).id)
    const candidate = await openLink(product, invitation)
    const admin = await product.admin()
    expect((await admin.send('DELETE', `/api/invitations/${invitation.id}`)).status).toBe(204)
    expect(await open(invitation.link)).toMatchObject({ status: 410, body: { code: 'invitation_revoked' } })
    product.clock.pass(5001) // a candidate's cookie is looked up again after five seconds
    expect(await candidate.send('GET', '/api/my-interview')).toMatchObject({
      status: 401,
      body: { code: 'not_signed_in' },
    })
    expect((await admin.send('DELETE', `/api/invitations/${invitation.id}`)).status).toBe(204)
  })

  it('that is made anew leaves the browser alone that is in; withdrawn, it ends that one too', async () => {
    const invitation = await inviteTo(product, (await makePosition(product)).id)
    const candidate = await openLink(product, invitation)
    const admin = await product.admin()
    const path = `/api/interviews/${invitation.interviewId}/invitations`
    const renewed = expectOk(await admin.send('POST', path, { body: {} }))
    product.clock.pass(5001)
    expect((await candidate.send('GET', '/api/my-interview')).status).toBe(200)
    expect((await admin.send('DELETE', `/api/invitations/${renewed.id}`)).status).toBe(204)
    product.clock.pass(5001)
    expect((await candidate.send('GET', '/api/my-interview')).status).toBe(401)
  })

  it('to an interview that is over still shows the receipt', async () => {
    const invitation = await inviteTo(product, (await makePosition(product)).id)
    const candidate = await openLink(product, invitation)
    expectOk(await candidate.send('POST', '/api/my-interview/withdrawal'))
    expect(expectOk(await open(invitation.link))).toMatchObject({ status: 'withdrawn' })
  })
})

describe('who can be invited', () => {
  it('R10.2 nobody to a position without questions', async () => {
    const { id } = await makePosition(product)
    const { db } = product.database
    const version = await db
      .selectFrom('positions')
      .innerJoin('template_versions', 'template_versions.id', 'positions.template_version_id')
      .select(['template_versions.id', 'definition'])
      .where('positions.id', '=', id)
      .executeTakeFirstOrThrow()
    const definition = version.definition as { slots: object[] }
    const empty = { ...definition, slots: definition.slots.map((slot) => ({ ...slot, question: null })) }
    await db
      .updateTable('template_versions')
      .set({ definition: JSON.stringify(empty) })
      .where('id', '=', version.id)
      .execute()
    const admin = await product.admin()
    expect(await admin.send('POST', `/api/positions/${id}/invitations`, { body: {} })).toMatchObject({
      status: 409,
      body: { code: 'position_without_questions' },
    })
    const count = await db.selectFrom('interviews').select('id').where('position_id', '=', id).execute()
    expect(count).toHaveLength(0)
  })

  it('nobody to a closed position or to one that does not exist', async () => {
    const admin = await product.admin()
    const { id } = await makePosition(product)
    const read = await admin.send('GET', `/api/positions/${id}`)
    const headers = { 'if-match': String(read.headers.etag) }
    expectOk(await admin.send('PATCH', `/api/positions/${id}`, { body: { status: 'closed' }, headers }))
    const refused = await admin.send('POST', `/api/positions/${id}/invitations`, { body: {} })
    expect(refused).toMatchObject({ status: 409, body: { code: 'position_closed' } })
    const nowhere = await admin.send('POST', `/api/positions/${crypto.randomUUID()}/invitations`, { body: {} })
    expect(nowhere).toMatchObject({ status: 404, body: { code: 'not_found' } })
  })

  it('many at once, each with a link of their own', async () => {
    const { id } = await makePosition(product)
    const admin = await product.admin()
    const invitees = [{ fullName: 'Robin Example', email: 'robin@candidates.example' }, { fullName: 'Kim Example' }, {}]
    const path = `/api/positions/${id}/invitation-batches`
    const { items } = expectOk(await admin.send('POST', path, { body: { invitees } }))
    expect(items.map((one: { candidateName: string | null }) => one.candidateName)).toEqual([
      'Robin Example',
      'Kim Example',
      null,
    ])
    const interviews = new Set<string>()
    for (const { link } of items) interviews.add(expectOk(await open(link)).interviewId)
    expect(interviews.size).toBe(3)
  })

  it('all or nobody when one of many is not valid', async () => {
    const { id } = await makePosition(product)
    const admin = await product.admin()
    const body = { invitees: [{ email: 'robin@candidates.example' }, { email: 'not an address' }] }
    const refused = await admin.send('POST', `/api/positions/${id}/invitation-batches`, { body })
    expect(refused).toMatchObject({ status: 422, body: { code: 'validation_failed' } })
    expect(refused.body.errors[0].field).toContain('invitees.1.email')
    const { total } = expectOk(await admin.send('GET', `/api/interviews?positionId=${id}`))
    expect(total).toBe(0)
  })

  it('R2.2 a repeated Idempotency-Key invites once and gives the same link', async () => {
    const { id } = await makePosition(product)
    const admin = await product.admin()
    const sent = { body: { fullName: 'Robin Example' }, headers: { 'idempotency-key': 'invite-robin-1' } }
    const first = expectOk(await admin.send('POST', `/api/positions/${id}/invitations`, sent))
    const again = await admin.send('POST', `/api/positions/${id}/invitations`, sent)
    expect(again).toMatchObject({ status: 201, headers: { 'idempotency-replayed': 'true' } })
    expect(again.body.link).toBe(first.link)
    const { total } = expectOk(await admin.send('GET', `/api/interviews?positionId=${id}`))
    expect(total).toBe(1)
  })
})

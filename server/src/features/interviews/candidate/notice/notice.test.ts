import { expect, test } from 'vitest'
import { expectOk, inviteTo, makePosition, openLink } from '../../../../../test/interview-steps.ts'
import { useProduct } from '../../../../../test/product.ts'

const product = useProduct()

test('R12.3 the words that were agreed to are kept with the consent, whatever the notice says later', async () => {
  const admin = await product.admin()
  const { id } = await makePosition(product)
  const keepFor = async (retentionDays: number) => {
    const { version } = expectOk(await admin.send('GET', `/api/positions/${id}`))
    const headers = { 'if-match': `"${version}"` }
    expectOk(await admin.send('PATCH', `/api/positions/${id}`, { body: { settings: { retentionDays } }, headers }))
  }
  const candidate = await openLink(product, await inviteTo(product, id))
  const shown = async () => expectOk(await candidate.send('GET', '/api/my-interview')).notice
  const agree = (noticeVersion: string) =>
    candidate.send('POST', '/api/my-interview/consent', { body: { noticeVersion } })

  const first = await shown()
  await keepFor(90)
  expect(await agree(first.version)).toMatchObject({ status: 409, body: { code: 'notice_outdated' } })
  const second = await shown()
  expect(second.version).not.toBe(first.version)
  expectOk(await agree(second.version))
  await keepFor(30)

  expect(JSON.stringify((await shown()).facts)).toContain('deleted 30 days after')
  const { consent } = expectOk(await candidate.send('GET', '/api/my-interview/data'))
  expect(consent).toMatchObject({ noticeVersion: second.version, notice: second.facts })
  expect(JSON.stringify(consent.notice)).toContain('deleted 90 days after')
  const kept = await product.database.db.selectFrom('notices').select('version').execute()
  expect(kept).toEqual([{ version: second.version }])
})

import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectOk, inviteTo, makePosition, openLink, tokenOf } from '../../../../test/interview-steps.ts'
import { type Browser, useProduct } from '../../../../test/product.ts'
import { resumePdf, upload } from '../../../../test/resume-files.ts'
import { client } from '../../../../test/running-server.ts'
import { arrived, begin, end, sendPart, sendPartAndDrop, sha256Of } from '../../../../test/uploading.ts'

const product = useProduct({ UPLOAD_LIMIT_MB: '1' })
const resumeOf = async (candidate: Browser) => expectOk(await candidate.send('GET', '/api/my-interview')).resume
const files = () => readdirSync(join(product.filesFolder, 'resumes'))
const table = (name: 'resumes' | 'resume_uploads' | 'resume_upload_parts') =>
  product.database.db.selectFrom(name).selectAll().execute()
let address = ''

beforeAll(async () => {
  address = await product.app.listen({ port: 0, host: '127.0.0.1' })
})

async function consented() {
  const invitation = await inviteTo(product, (await makePosition(product)).id)
  const candidate = await openLink(product, invitation)
  const { notice } = expectOk(await candidate.send('GET', '/api/my-interview'))
  expectOk(await candidate.send('POST', '/api/my-interview/consent', { body: { noticeVersion: notice.version } }))
  return { candidate, invitation }
}

/** A real résumé with so much behind it that it takes several parts. */
const long = () => Buffer.concat([resumePdf(), Buffer.from(`\n%${randomBytes(150_000).toString('hex')}\n%%EOF\n`)])
const partSize = 64 * 1024

async function sendFrom(candidate: Browser, id: string, bytes: Uint8Array, from: number) {
  for (let offset = from; offset < bytes.length; ) {
    const part = bytes.subarray(offset, offset + partSize)
    offset = expectOk(await sendPart(candidate, id, offset, part)).offset
  }
}

describe('R4.4 an upload whose connection drops', () => {
  it.each([30, 60, 99])('at %i percent goes on from what has arrived, and the file is whole', async (percent) => {
    const { candidate, invitation } = await consented()
    const broken = client(() => address)
    await broken.send('POST', '/api/my-interview/openings', { token: tokenOf(invitation) })
    const bytes = long()
    const cut = Math.floor((bytes.length * percent) / 100)
    const { id } = expectOk(await begin(candidate, bytes))
    let offset = 0
    while (offset + partSize <= cut) {
      offset = expectOk(await sendPart(candidate, id, offset, bytes.subarray(offset, offset + partSize))).offset
    }
    const part = bytes.subarray(offset, offset + partSize)
    await sendPartAndDrop({ address, cookie: broken.cookie() }, { id, offset, bytes: part, cutAfter: cut - offset })
    expect(expectOk(await arrived(candidate, id))).toEqual({ id, offset, size: bytes.length })

    // As after loading the page again: all that is known is the file.
    const again = expectOk(await begin(candidate, bytes))
    expect(again).toEqual({ id, offset, size: bytes.length })
    await sendFrom(candidate, id, bytes, offset)
    expect(await end(candidate, id)).toMatchObject({ status: 202, body: { resume: { status: 'received' } } })
    expect((await resumeOf(candidate)).sha256).toBe(sha256Of(bytes))
    await product.work()
    expect(await resumeOf(candidate)).toMatchObject({ status: 'read', fields: { name: { value: 'Robin Example' } } })
    expect(product.log.of('http.failed')).toEqual([])
  })
})

describe('R4.4 parts that do not fit', () => {
  it('a part that arrived already, or too early, is told where to go on', async () => {
    const { candidate } = await consented()
    const bytes = resumePdf()
    const { id } = expectOk(await begin(candidate, bytes))
    const first = bytes.subarray(0, 100)
    expectOk(await sendPart(candidate, id, 0, first))
    for (const offset of [0, 200]) {
      expect(await sendPart(candidate, id, offset, first)).toMatchObject({
        status: 409,
        body: { code: 'upload_out_of_step', context: { offset: 100 } },
      })
    }
    expect(await end(candidate, id)).toMatchObject({ status: 409, body: { code: 'upload_incomplete' } })
    const tooMuch = new Uint8Array(bytes.length)
    expect(await sendPart(candidate, id, 100, tooMuch)).toMatchObject({ status: 413, body: { code: 'body_too_large' } })
    await sendFrom(candidate, id, bytes, 100)
    expect((await end(candidate, id)).status).toBe(202)
  })

  it('two tabs that send the same part add it once', async () => {
    const { candidate } = await consented()
    const bytes = resumePdf()
    const { id } = expectOk(await begin(candidate, bytes))
    const replies = await Promise.all([1, 2].map(() => sendPart(candidate, id, 0, bytes)))
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await end(candidate, id)).status).toBe(202)
  })

  it('R4.5 what arrived is not what was announced: nothing of it is kept', async () => {
    const { candidate } = await consented()
    const bytes = resumePdf()
    const { id } = expectOk(await begin(candidate, bytes, 'resume.pdf', sha256Of(Buffer.from('another'))))
    await sendFrom(candidate, id, bytes, 0)
    expect(await end(candidate, id)).toMatchObject({ status: 422, body: { code: 'upload_damaged' } })
    expect(await arrived(candidate, id)).toMatchObject({ status: 404, body: { code: 'upload_unknown' } })
    expect(await resumeOf(candidate)).toBeNull()
  })

  it('R3.2 size, kind of content, consent, name and whose upload it is are checked', async () => {
    const { candidate } = await consented()
    const bytes = resumePdf()
    expect(await begin(candidate, new Uint8Array(1024 * 1024 + 1))).toMatchObject({ status: 413 })
    const { id } = expectOk(await begin(candidate, bytes, '../../etc/pass\u0007wd.pdf'))
    const url = `/api/my-interview/resume/uploads/${id}?offset=0`
    expect(await candidate.send('PATCH', url, { body: { some: 'json' } })).toMatchObject({ status: 415 })
    const other = (await consented()).candidate
    expect(await sendPart(other, id, 0, bytes)).toMatchObject({ status: 404, body: { code: 'upload_unknown' } })
    expect(await arrived(other, id)).toMatchObject({ status: 404 })
    expect(await sendPart(product.browser(), id, 0, bytes)).toMatchObject({ status: 401 })
    const foreign = { headers: { origin: 'https://elsewhere.example' } }
    expect(await candidate.send('PATCH', url, foreign)).toMatchObject({ status: 403, body: { code: 'origin_refused' } })
    const early = await openLink(product, await inviteTo(product, (await makePosition(product)).id))
    expect(await begin(early, bytes)).toMatchObject({ status: 409, body: { code: 'consent_required' } })
    await sendFrom(candidate, id, bytes, 0)
    expectOk(await end(candidate, id))
    expect((await resumeOf(candidate)).fileName).toBe('passwd.pdf')
  })
})

describe('R4.2 the same bytes twice', () => {
  it('are stored and read once, whichever way they come; the end may be sent again', async () => {
    const { candidate, invitation } = await consented()
    const bytes = resumePdf()
    expectOk(await upload(candidate, bytes, 'first.pdf'))
    await product.work()
    const before = { files: files().length, resume: await resumeOf(candidate) }
    const { id } = expectOk(await begin(candidate, bytes, 'second.pdf'))
    await sendFrom(candidate, id, bytes, 0)
    expectOk(await end(candidate, id))
    expectOk(await end(candidate, id))
    expectOk(await upload(candidate, bytes, 'third.pdf'))
    await product.work()
    expect(files()).toHaveLength(before.files)
    expect(await resumeOf(candidate)).toEqual({ ...before.resume, uploadedAt: expect.any(String) })
    const rows = (await table('resumes')).filter((row) => row.interview_id === invitation.interviewId)
    expect(rows).toHaveLength(1)
  })

  it('two at the same moment leave one', async () => {
    const { candidate, invitation } = await consented()
    const before = files().length
    const sent = await Promise.all([1, 2, 3].map((n) => upload(candidate, resumePdf(), `${n}.pdf`)))
    expect(sent.map(({ status }) => status)).toEqual([202, 202, 202])
    const rows = (await table('resumes')).filter((row) => row.interview_id === invitation.interviewId)
    expect([rows.length, files().length]).toEqual([1, before + 1])
  })
})

describe('R12.3 what was never finished', () => {
  it('goes when another file is begun, with the person, and after a day', async () => {
    const { candidate } = await consented()
    const bytes = resumePdf()
    const first = expectOk(await begin(candidate, bytes))
    await sendPart(candidate, first.id, 0, bytes.subarray(0, 50))
    const second = expectOk(await begin(candidate, Buffer.from('another file')))
    expect((await arrived(candidate, first.id)).status).toBe(404)
    await sendPart(candidate, second.id, 0, Buffer.from('anoth'))
    expect((await candidate.send('DELETE', '/api/my-interview/data')).status).toBe(204)
    const ids = async () => [
      ...(await table('resume_uploads')).map((row) => row.id),
      ...(await table('resume_upload_parts')).map((row) => row.upload_id),
    ]
    expect(await ids()).not.toContain(second.id)

    const left = (await consented()).candidate
    const third = expectOk(await begin(left, bytes))
    await sendPart(left, third.id, 0, bytes.subarray(0, 50))
    await product.services.uploads.deleteUntouchedSince(product.clock.now)
    expect(await ids()).toContain(third.id)
    await product.services.uploads.deleteUntouchedSince(new Date(product.clock.now.getTime() + 1))
    expect(await ids()).toEqual([])
  })
})

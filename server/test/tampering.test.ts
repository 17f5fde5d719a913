import { readdirSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  inviteTo,
  makePosition,
  openLink,
  readyCandidate,
  startedCandidate,
  submit,
  tokenOf,
} from './interview-steps.ts'
import { type Browser, useProduct } from './product.ts'
import { resumePdf, upload } from './resume-files.ts'

const product = useProduct()
let admin: Browser
beforeAll(async () => {
  admin = await product.admin()
})

describe('R4.4 the name of a file leads nowhere', () => {
  it.each([
    ['../../x.pdf', 'x.pdf'],
    ['..\\..\\x.pdf', 'x.pdf'],
    ['/etc/cron.d/x.pdf', 'x.pdf'],
    ['C:\\Windows\\x.pdf', 'x.pdf'],
    ['%2e%2e%2fx.pdf', '%2e%2e%2fx.pdf'],
    [`${'long'.repeat(200)}.pdf`, expect.stringMatching(/^.{100}….{15}$/)],
    [`${'😀'.repeat(300)}.pdf`, expect.stringMatching(/\.pdf$/)],
  ])('%s', async (name, kept) => {
    const { candidate } = await readyCandidate(product)
    expect((await upload(candidate, resumePdf(), name)).status).toBe(202)
    const { resume } = (await candidate.send('GET', '/api/my-interview')).body
    expect(resume.fileName).toEqual(kept)
    expect(resume.fileName.isWellFormed()).toBe(true)
    const files = readdirSync(product.filesFolder, { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    )
    for (const file of files) expect(file.name).toMatch(/^[\w-]+(\.\w+)?$/)
  })

  it('with U+0000 in it is cleaned or refused, never stored', async () => {
    const { candidate } = await readyCandidate(product)
    const body = [
      '--x',
      'content-disposition: form-data; name="file"; filename="a\0b.pdf"',
      'content-type: application/pdf',
      '',
      Buffer.from(resumePdf()).toString('latin1'),
      '--x--',
      '',
    ].join('\r\n')
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    const reply = await candidate.send('POST', '/api/my-interview/resume', {
      body: Buffer.from(body, 'latin1'),
      headers,
    })
    expect(reply.status).toBeLessThan(500)
    const { resume } = (await candidate.send('GET', '/api/my-interview')).body
    expect(resume?.fileName ?? '').not.toContain('\0')
  })
})

describe('R1.2 what a body says beyond its contract changes nothing', () => {
  it('nobody makes themselves administrator or another person', async () => {
    const body = {
      email: 'kim@colloquy.example',
      name: 'Kim',
      role: 'interviewer',
      password: 'velvet tundra ladder fig',
    }
    const { id } = (await admin.send('POST', '/api/users', { body: { ...body, id: crypto.randomUUID() } })).body
    const kim = product.browser()
    const session = { email: body.email, password: body.password, role: 'admin', user: { role: 'admin' } }
    expect((await kim.send('POST', '/api/sessions', { body: session })).body.user).toMatchObject({
      id,
      role: 'interviewer',
    })
    const headers = { 'if-match': '*' }
    expect((await kim.send('PATCH', `/api/users/${id}`, { body: { role: 'admin' }, headers })).status).toBe(403)
    expect((await kim.send('GET', '/api/users')).status).toBe(403)
  })

  it('a candidate sets no score, no state, no time and nobody else’s interview', async () => {
    const other = await startedCandidate(product)
    const own = await startedCandidate(product)
    const before = await rowOf(own.interviewId)
    const extra = {
      interviewId: other.interviewId,
      id: other.interviewId,
      score: 100,
      scoreKind: 'human',
      status: 'completed',
      deadline: '2099-01-01T00:00:00.000Z',
      submittedAt: '2020-01-01T00:00:00.000Z',
      role: 'admin',
    }
    const { current } = (await own.candidate.send('POST', '/api/my-interview/presentations', { body: extra })).body
    const at = `/api/my-interview/presentations/${current.questionId}/acknowledgement`
    await own.candidate.send('POST', at, { body: extra })
    const answered = await own.candidate.send('POST', '/api/my-interview/answers', {
      body: { ...extra, questionId: current.questionId, text: 'an answer' },
    })
    expect(answered.status).toBeLessThan(500)
    if (answered.status >= 400) await submit(own.candidate, current.questionId, 'an answer')
    const { db } = product.database
    const answers = await db.selectFrom('answers').select('interview_id').where('text', '=', 'an answer').execute()
    expect(answers).toEqual([{ interview_id: own.interviewId }])
    const after = await rowOf(own.interviewId)
    expect(after).toEqual(before)
    expect(await rowOf(other.interviewId)).toEqual(before)
  })

  const rowOf = (id: string) =>
    product.database.db
      .selectFrom('interviews')
      .select(['status', 'score', 'score_kind'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
})

describe('R10.1 a candidate who guesses', () => {
  it('opens no link that is not theirs, however near', async () => {
    const token = tokenOf(await inviteTo(product, (await makePosition(product)).id))
    const swapped = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
    for (const guess of [swapped, token.slice(1), `${token}A`, token.toUpperCase(), '%', "' or 1=1 --"]) {
      const reply = await product.browser().send('POST', '/api/my-interview/openings', { body: { token: guess } })
      expect(reply).toMatchObject({ status: 404, body: { code: 'invitation_unknown' } })
      expect(reply.headers['set-cookie']).toBeUndefined()
    }
  })

  it('reaches no interview by its id, nor a question that was not asked of them', async () => {
    const other = await startedCandidate(product)
    const candidate = await openLink(product, await inviteTo(product, (await makePosition(product)).id))
    for (const path of ['', '/resume', '/reviews', '/decisions'])
      expect((await candidate.send('GET', `/api/interviews/${other.interviewId}${path}`)).status).toBeGreaterThan(400)
    const { current } = (await other.candidate.send('POST', '/api/my-interview/presentations')).body
    const reply = await submit(candidate, current.questionId, 'not mine')
    expect(reply.status).toBeGreaterThanOrEqual(400)
    expect(reply.status).toBeLessThan(500)
  })

  it('a secret in an address reaches no log', async () => {
    const token = tokenOf(await inviteTo(product, (await makePosition(product)).id))
    const reply = await product.browser().send('GET', `/api/my-interview?token=${token}`)
    expect(reply.headers['referrer-policy']).toBe('no-referrer')
    await product.browser().send('GET', `/api/nowhere/${token}`)
    expect(JSON.stringify(product.log.records)).not.toContain(token)
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import { type Browser, useProduct } from '../../../test/product.ts'

const product = useProduct()
let admin: Browser
beforeAll(async () => {
  admin = await product.admin()
})

describe('R1.2, R3.2 text that the database cannot keep', () => {
  const question = {
    topic: 'javascript',
    type: 'concept',
    difficulty: 'foundation',
    prompt: 'What does the event loop do while a promise waits?',
  }

  it.each([
    ['POST', '/api/questions', { ...question, prompt: 'What is a \ud83d here?' }, 'prompt'],
    ['POST', '/api/questions', { ...question, rubric: { criteria: [{ name: 'a\0b' }] } }, 'rubric.criteria.0.name'],
    ['POST', '/api/positions', { title: 'Engineer\0' }, 'title'],
    ['POST', '/api/sessions', { email: 'a\0@colloquy.example', password: 'x' }, 'email'],
    ['POST', '/api/my-interview/openings', { token: '\udc00' }, 'token'],
    ['POST', '/api/positions', '\0', 'body'],
    ['GET', '/api/interviews?search=%00', undefined, 'search'],
    ['GET', '/api/questions/a%00b', undefined, 'questionId'],
  ] as const)('%s %s is refused, naming the field', async (method, url, body, field) => {
    const headers = { 'content-type': 'application/json' }
    const sent = body === undefined ? {} : { headers, body: JSON.stringify(body) }
    const reply = await admin.send(method, url, sent)
    expect(reply).toMatchObject({ status: 422, body: { code: 'validation_failed', errors: [{ field }] } })
    expect(reply.body.errors[0].message).toContain('cannot be stored')
  })

  it('in a file of questions names the row', async () => {
    const text = JSON.stringify([{ ...question, prompt: 'a\0b' }])
    const preview = await admin.send('POST', '/api/question-imports', { body: { text, dryRun: true } })
    expect(preview.body.rows[0].faults).toContainEqual({ field: 'prompt', message: expect.stringContaining('stored') })
    const reply = await admin.send('POST', '/api/question-imports', { body: { text, dryRun: false } })
    expect(reply).toMatchObject({ status: 422, body: { code: 'import_refused' } })
  })

  it('in a page marker makes it a damaged one', async () => {
    const marker = Buffer.from(JSON.stringify(['createdAt', 'desc', '\0', '\0'])).toString('base64url')
    const reply = await admin.send('GET', `/api/interviews?cursor=${marker}`)
    expect(reply).toMatchObject({ status: 400, body: { code: 'invalid_cursor' } })
  })

  it('escapes of what can be kept are read as what they mean', async () => {
    const body =
      '{"title":"Z\\u00fcrich \\ud83d\\ude00","templateKey":"standard","topics":["javascript","node","sql-data"]}'
    const headers = { 'content-type': 'application/json' }
    const reply = await admin.send('POST', '/api/positions', { body, headers })
    expect(reply).toMatchObject({ status: 201, body: { title: 'Zürich 😀' } })
  })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { writePdf } from '../../resume/test/pdf-writer.ts'
import { createSetUpLink } from '../src/features/auth/set-up/set-up.service.ts'
import { type AiProvider, startAiProvider } from './ai-provider.ts'
import { useDatabase } from './database.ts'
import { type Client, client, type RunningServer, startServer } from './running-server.ts'

const database = useDatabase()
const dataDir = mkdtempSync(join(tmpdir(), 'colloquy-log-'))
let output = ''
let server: RunningServer
let provider: AiProvider

const admin = {
  name: 'Ottoline Quenchwright',
  email: 'ottoline@quenchwright.example',
  password: 'velvet tundra ladder',
}
const candidate = {
  fullName: 'Zephyrine Quillfeather',
  email: 'zephyrine@quillfeather.example',
  phone: '+44 20 7946 0812',
}
const words = {
  position: 'Marmaladecraft',
  draft: 'wombatdrafting is what I would begin with',
  answer: 'wombatanswering converts both operands to a common type before it compares them.',
  resume: 'Glimmerforge Upholstery',
  note: 'grumblenote about the person',
  reason: 'dyslexiareason',
  wrongPassword: 'wrongpasswordtyped',
  agent: 'Netscape/4.0 (PlantedAgent)',
  apiKey: 'sk-planted-0c3b2c7f-ai-key',
}
/** What must not be found in the log; links, secrets and cookies are added as they come up. */
const planted = new Set<string>([
  'Quenchwright',
  'ottoline@',
  admin.password,
  'Zephyrine',
  'Quillfeather',
  candidate.phone,
  '7946 0812',
  ...Object.values(words),
])

beforeAll(async () => {
  provider = await startAiProvider({ retryAfterSeconds: 0 })
  // The first calls fail in the ways whose errors may quote what was sent or said.
  const faults = ['html', 'wrong_schema', 'truncated'] as const
  provider.behave((nth) => faults[nth - 1] ?? 'well')
  server = await startServer({
    url: database.url,
    dataDir,
    onOutput: (text) => {
      output += text
    },
    env: {
      LOG_LEVEL: 'debug',
      SLOW_QUERY_MS: '0', // every query is slow, and told with its plan
      SIGN_IN_RATE_LIMIT_PER_MINUTE: '1000',
      AI_PROVIDER: 'openai-compatible',
      AI_MODEL: 'scripted-1',
      AI_API_KEY: words.apiKey,
      AI_BASE_URL: provider.url,
      AI_PRIVATE_ADDRESSES: '127.0.0.1',
    },
  })
}, 60_000)
afterAll(async () => {
  await server?.kill('SIGTERM')
  await provider?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

/** Like the pages, it asks again where the server says that it is very busy. */
function browser(): Client {
  const own = client(() => server.address)
  async function send(...request: Parameters<Client['send']>): ReturnType<Client['send']> {
    const reply = await own.send(...request)
    return reply.status === 503 ? send(...request) : reply
  }
  return { send, cookie: own.cookie }
}
// biome-ignore lint/suspicious/noExplicitAny: bodies of every shape; the schemas were checked on the way out
async function sent(expected: number, request: Promise<{ status: number; body: any }>): Promise<any> {
  const { status, body } = await request
  expect([status, body?.detail]).toEqual([expected, status < 400 ? undefined : expect.any(String)])
  return body
}
const hash = (link: string) => link.slice(link.indexOf('#') + 1)
function plantCookies(of: Client): void {
  for (const pair of of.cookie().split('; ')) planted.add(pair.slice(pair.indexOf('=') + 1))
}

test('R8.2 the log of a whole journey holds nothing of a person and no secret, also where things fail', async () => {
  const team = browser()
  await setUpAndSignIn(team)
  const interviewId = await interview(team)
  await review(team, interviewId)
  plantCookies(team)
  expect(output).toMatch(/"event":"db.slow_query"/)
  for (const event of ['http.request', 'http.failed', 'db.failed', 'db.query', 'job.done'])
    expect(output, event).toContain(`"event":"${event}"`)
  const told = [...planted].filter((value) => output.includes(value))
  const lines = told.map((value) =>
    output
      .split('\n')
      .find((line) => line.includes(value))
      ?.slice(0, 2000),
  )
  expect(lines).toEqual([])
}, 120_000)

async function setUpAndSignIn(team: Client): Promise<void> {
  const token = String(await createSetUpLink(database.db, new Date()))
  planted.add(token)
  await sent(201, team.send('POST', '/api/set-up', { token, ...admin }))
  await sent(409, browser().send('POST', '/api/set-up', { token, ...admin }))
  const wrong = { email: admin.email, password: words.wrongPassword }
  await sent(401, browser().send('POST', '/api/sessions', wrong, { 'user-agent': words.agent }))
  await sent(422, browser().send('POST', '/api/sessions', { ...wrong, email: `${candidate.fullName}@` }))
  const factor = '/api/account/second-factor'
  const { secret } = await sent(201, team.send('POST', `${factor}/enrolments`, { password: admin.password }))
  const code = new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate()
  await sent(422, team.send('POST', `${factor}/confirmations`, { code: words.wrongPassword }))
  const { recoveryCodes } = await sent(201, team.send('POST', `${factor}/confirmations`, { code }))
  for (const one of [secret, ...recoveryCodes]) planted.add(one)
  const other = { name: candidate.fullName, email: `team-${candidate.email}`, role: 'interviewer' }
  const { id } = await sent(201, team.send('POST', '/api/users', other))
  const { link } = await sent(201, team.send('POST', `/api/users/${id}/password-links`))
  planted.add(hash(link))
  await sent(200, browser().send('POST', '/api/password-links/readings', { token: hash(link) }))
  const password = 'quagmire lantern pebble thimble'
  planted.add(password)
  await sent(204, browser().send('POST', '/api/password-links/completions', { token: hash(link), password }))
  await sent(410, browser().send('POST', '/api/password-links/completions', { token: hash(link), password }))
}

async function interview(team: Client): Promise<string> {
  const wanted = { title: words.position, templateKey: 'standard', topics: ['javascript', 'node', 'sql-data'] }
  const { id } = await sent(201, team.send('POST', '/api/positions', wanted))
  const { fullName, email } = candidate
  const invitations = `/api/positions/${id}/invitations`
  const { link, interviewId } = await sent(201, team.send('POST', invitations, { fullName, email }))
  planted.add(hash(link))
  await sent(422, team.send('POST', invitations, { fullName, email: `${email} \0`, expiresInDays: 'many' }))
  const person = browser()
  const { notice } = await sent(200, person.send('POST', '/api/my-interview/openings', { token: hash(link) }))
  await sent(404, browser().send('POST', '/api/my-interview/openings', { token: `${hash(link)}x` }))
  await sent(404, browser().send('GET', `/api/no-such-address?token=${hash(link)}&name=${fullName}`))
  plantCookies(person)
  await sent(200, person.send('POST', '/api/my-interview/consent', { noticeVersion: notice.version }))
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(resume())]), `${fullName}.pdf`)
  await sent(202, person.send('POST', '/api/my-interview/resume', form))
  await vi.waitFor(
    async () => {
      const { resume: read } = await sent(200, person.send('GET', '/api/my-interview'))
      expect(read.status).toBe('read')
    },
    { timeout: 40_000, interval: 100 },
  )
  await sent(422, person.send('PUT', '/api/my-interview/profile', { ...candidate, email: fullName }))
  await sent(200, person.send('PUT', '/api/my-interview/profile', candidate))
  await sent(200, person.send('POST', '/api/my-interview/start'))
  await answerWithFaults(person)
  return interviewId
}

/** One draft and one answer meet a database that refuses them, quoting them. */
async function answerWithFaults(person: Client): Promise<void> {
  const { outline } = await sent(200, person.send('GET', '/api/my-interview'))
  for (const index of outline.questions.keys()) {
    const { current } = await sent(200, person.send('POST', '/api/my-interview/presentations'))
    const { questionId } = current
    await sent(200, person.send('POST', `/api/my-interview/presentations/${questionId}/acknowledgement`))
    const draft = () => person.send('PUT', `/api/my-interview/drafts/${questionId}`, { revision: 1, text: words.draft })
    const answer = () => person.send('POST', '/api/my-interview/answers', { questionId, text: words.answer })
    if (index === 0) {
      await sql`create function misread() returns trigger language plpgsql as
        'begin perform new.text::bigint; return new; end'`.execute(database.db)
      await sql`create trigger misread before insert or update on drafts for each row execute function misread()`.execute(
        database.db,
      )
      await sent(500, draft())
      await sql`drop trigger misread on drafts`.execute(database.db)
      await sql`alter table answers add constraint refused check (text not like 'wombat%')`.execute(database.db)
      await sent(500, answer())
      await sql`alter table answers drop constraint refused`.execute(database.db)
    }
    await sent(200, draft())
    await sent(200, answer())
  }
}

async function review(team: Client, interviewId: string): Promise<void> {
  const at = `/api/interviews/${interviewId}`
  const { db } = database
  const counted = (table: 'answers' | 'scores') =>
    db.selectFrom(table).select('interview_id').where('interview_id', '=', interviewId).execute()
  await vi.waitFor(
    async () => expect((await counted('scores')).length).toBeGreaterThanOrEqual((await counted('answers')).length),
    { timeout: 40_000, interval: 200 },
  )
  await sent(200, team.send('GET', at))
  await sent(200, team.send('GET', `/api/interviews?search=${candidate.fullName}`))
  const decision = { outcome: 'invented', reasonCode: words.reason, note: words.note }
  await sent(422, team.send('POST', `${at}/decisions`, decision))
  const mine = { ratings: [], note: words.note, recommendation: null }
  await sent(200, team.send('PUT', `${at}/reviews/mine`, mine, { 'if-match': '*' }))
  await sent(422, team.send('PUT', `${at}/accommodation`, { reason: words.reason, extraTimePercent: words.reason }))
}

const resume = (): Uint8Array => {
  const lines = [
    candidate.fullName,
    candidate.email,
    candidate.phone,
    'Experience',
    `Upholsterer, ${words.resume}, 2021 - present`,
  ]
  return writePdf({ pages: [{ texts: lines.map((text, index) => ({ text, x: 60, y: 60 + index * 20, size: 12 })) }] })
}

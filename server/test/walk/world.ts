import type { Asker } from '@colloquy/contracts/permissions'
import type { Role } from '@colloquy/contracts/vocabulary'
import { writePdf } from '../../../resume/test/pdf-writer.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Sent = { body?: unknown; headers?: Record<string, string>; form?: FormData }
// biome-ignore lint/suspicious/noExplicitAny: bodies of every shape; their schemas are checked by the product
type Reply = { status: number; body: any; text: string; headers?: Record<string, unknown> }
export type Sender = { send(method: Method, url: string, sent?: Sent): Promise<Reply> }

/** Ids of records that are there, by the name that paths have for them. */
export type Records = Readonly<Record<string, string>>

export type World = {
  /** Who asks; `checked`: signed in anew where a request before has ended their session. */
  as(asker: Asker, checked: boolean): Promise<Sender>
  /** From now on somebody else asks in this role, who has used up no limit yet. */
  renew(asker: Asker): Promise<Sender>
  /** `own`: of the reviewer's position and of the candidate who asks; `other`: of nobody but the team. */
  readonly own: Records
  readonly other: Records
  /** Words that were planted and must not reach this asker. */
  hiddenFrom(asker: Asker): readonly string[]
}

const password = 'maple copper drift lamp'
const team = ['admin', 'interviewer', 'reviewer', 'auditor'] as const satisfies readonly Role[]

/** Two positions with an interview each that has everything: profile, résumé, answers. One of them is the reviewer's. */
export async function makeWorld(firstAdmin: Sender, newBrowser: () => Sender): Promise<World> {
  const browsers: Partial<Record<Asker, Sender>> = { anyone: newBrowser(), admin: firstAdmin }
  let accounts = 0
  const userIds: Partial<Record<Role, string>> = {}
  for (const role of team) {
    const { id, browser } = await newPerson(role)
    userIds[role] = id
    browsers[role] = browser
  }

  // Always a new account: the one before may have been ended by an administrator, and not only its session.
  async function newPerson(role: Role): Promise<{ id: string; browser: Sender }> {
    accounts += 1
    const body = { email: `${role}.${accounts}@walk.example`, name: `Person ${role}`, role, password }
    const { id } = ok(await firstAdmin.send('POST', '/api/users', { body }))
    const browser = newBrowser()
    ok(await browser.send('POST', '/api/sessions', { body }))
    return { id, browser }
  }

  const words = { own: personOf('Ottoline'), other: personOf('Zebedee') }
  const own = await fill(firstAdmin, newBrowser, words.own)
  const other = await fill(firstAdmin, newBrowser, words.other)
  const reviewerId = userIds.reviewer ?? ''
  const assign = async (userId: string) =>
    ok(await firstAdmin.send('PUT', `/api/positions/${own.records.positionId}/assignments/${userId}`))
  await assign(reviewerId)
  browsers.candidate = own.candidate

  const contactOf = ({ email, phone }: Person) => [email, phone.replaceAll(' ', '')]
  const personal = (person: Person) => [person.fullName, ...contactOf(person), person.answer]
  const hidden: Partial<Record<Asker, readonly string[]>> = {
    reviewer: [...personal(words.other), words.other.position, ...contactOf(words.own)],
    auditor: [...personal(words.own), ...personal(words.other)],
    candidate: [...personal(words.other), words.other.position],
    anyone: [...personal(words.own), ...personal(words.other)],
  }

  async function newAsker(asker: Asker): Promise<Sender> {
    if (asker === 'anyone') return newBrowser()
    if (asker === 'candidate') return (await consent(firstAdmin, newBrowser, own.records.positionId ?? '')).candidate
    const { id, browser } = await newPerson(asker)
    if (asker === 'reviewer') await assign(id)
    return browser
  }
  const renew = async (asker: Asker): Promise<Sender> => {
    const browser = await newAsker(asker)
    browsers[asker] = browser
    return browser
  }

  return {
    as: async (asker, checked) => {
      const browser = browsers[asker] ?? newBrowser()
      if (asker === 'anyone' || !checked) return browser
      const known = await browser.send('GET', asker === 'candidate' ? '/api/my-interview' : '/api/sessions/current')
      return known.status < 400 ? browser : renew(asker)
    },
    renew,
    own: { ...own.records, userId: reviewerId },
    other: { ...other.records, userId: userIds.interviewer ?? '' },
    hiddenFrom: (asker) => hidden[asker] ?? [],
  }
}

type Person = ReturnType<typeof personOf>
const personOf = (name: string) => ({
  position: `Keeper of ${name}`,
  fullName: `${name} Planted`,
  email: `${name.toLowerCase()}@candidates.example`,
  phone: name === 'Zebedee' ? '+44 20 7946 0121' : '+44 20 7946 0343',
  answer: `${name} keeps an index sorted so that a lookup reads few pages.`,
})

async function fill(admin: Sender, newBrowser: () => Sender, person: Person) {
  const body = { title: person.position, templateKey: 'standard', topics: ['javascript', 'node', 'sql-data'] }
  const position = ok(await admin.send('POST', '/api/positions', { body }))
  const { candidate, invitation, upload } = await consent(admin, newBrowser, position.id)
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(resumeOf(person))]), 'resume.pdf')
  ok(await candidate.send('POST', '/api/my-interview/resume', { form }))
  const { fullName, email, phone } = person
  ok(await candidate.send('PUT', '/api/my-interview/profile', { body: { fullName, email, phone } }))
  ok(await candidate.send('POST', '/api/my-interview/start'))
  const questionId = await answerOne(candidate, person.answer)
  const closesAt = new Date(Date.now() + 365 * 24 * 60 * 60 * 1000).toISOString()
  const openLink = { body: { maxUses: 5, closesAt } }
  const { id: openLinkId } = ok(await admin.send('POST', `/api/positions/${position.id}/open-links`, openLink))
  const known = { positionId: position.id, interviewId: invitation.interviewId, invitationId: invitation.id }
  const records: Records = { ...known, openLinkId, questionId, uploadId: upload.uploadId ?? upload.id, part: 'http' }
  return { candidate, records }
}

function resumeOf({ fullName, email, phone, answer }: Person): Uint8Array {
  const lines = [fullName, email, phone, 'Experience', answer]
  return writePdf({ pages: [{ texts: lines.map((text, index) => ({ text, x: 60, y: 60 + index * 20, size: 12 })) }] })
}

async function consent(admin: Sender, newBrowser: () => Sender, positionId: string) {
  const invitation = ok(await admin.send('POST', `/api/positions/${positionId}/invitations`, { body: {} }))
  const candidate = newBrowser()
  const token = invitation.link.slice(invitation.link.indexOf('#') + 1)
  ok(await candidate.send('POST', '/api/my-interview/openings', { body: { token } }))
  const { notice } = ok(await candidate.send('GET', '/api/my-interview'))
  ok(await candidate.send('POST', '/api/my-interview/consent', { body: { noticeVersion: notice.version } }))
  const file = { fileName: 'resume.pdf', size: 40, sha256: '0'.repeat(64) }
  const upload = ok(await candidate.send('POST', '/api/my-interview/resume/uploads', { body: file }))
  return { candidate, invitation, upload }
}

async function answerOne(candidate: Sender, text: string): Promise<string> {
  const { current } = ok(await candidate.send('POST', '/api/my-interview/presentations'))
  const { questionId } = current
  ok(await candidate.send('POST', `/api/my-interview/presentations/${questionId}/acknowledgement`))
  ok(await candidate.send('POST', '/api/my-interview/answers', { body: { questionId, text } }))
  return questionId
}

function ok({ status, body, text }: Reply) {
  if (status >= 400) throw new Error(`Expected success, got ${status}: ${text}`)
  return body
}

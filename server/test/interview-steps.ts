import type { Browser, Product } from './product.ts'

/** A position with questions, made by the administrator. */
export async function makePosition(product: Product, wanted: object = {}): Promise<{ id: string }> {
  const admin = await product.admin()
  const body = { title: 'Engineer', templateKey: 'standard', topics: ['javascript', 'node', 'sql-data'], ...wanted }
  return expectOk(await admin.send('POST', '/api/positions', { body }))
}

export async function inviteTo(product: Product, positionId: string, body: object = {}) {
  const admin = await product.admin()
  return expectOk(await admin.send('POST', `/api/positions/${positionId}/invitations`, { body })) as {
    link: string
    id: string
    interviewId: string
  }
}

export const tokenOf = ({ link }: { link: string }): string => link.slice(link.indexOf('#') + 1)

export async function openLink(product: Product, invitation: { link: string }): Promise<Browser> {
  const candidate = product.browser()
  expectOk(await candidate.send('POST', '/api/my-interview/openings', { body: { token: tokenOf(invitation) } }))
  return candidate
}

/** A candidate who has consented and confirmed the profile. */
export async function readyCandidate(
  product: Product,
  positionId?: string,
): Promise<{ candidate: Browser; interviewId: string; positionId: string }> {
  const position = positionId ?? (await makePosition(product)).id
  const invitation = await inviteTo(product, position)
  const candidate = await openLink(product, invitation)
  const { notice } = expectOk(await candidate.send('GET', '/api/my-interview'))
  expectOk(await candidate.send('POST', '/api/my-interview/consent', { body: { noticeVersion: notice.version } }))
  const profile = { fullName: 'Robin Example', email: 'robin@candidates.example', phone: '+44 20 7946 0958' }
  expectOk(await candidate.send('PUT', '/api/my-interview/profile', { body: profile }))
  return { candidate, interviewId: invitation.interviewId, positionId: position }
}

export async function startedCandidate(product: Product, positionId?: string) {
  const ready = await readyCandidate(product, positionId)
  expectOk(await ready.candidate.send('POST', '/api/my-interview/start'))
  return ready
}

/** Presents and acknowledges the next question; gives its id and deadline. */
export async function openQuestion(
  candidate: Browser,
): Promise<{ questionId: string; deadline: string; prompt: string }> {
  const { current } = expectOk(await candidate.send('POST', '/api/my-interview/presentations'))
  const shown = expectOk(
    await candidate.send('POST', `/api/my-interview/presentations/${current.questionId}/acknowledgement`),
  )
  return shown.current
}

export const saveDraft = (candidate: Browser, questionId: string, revision: number, text: string) =>
  candidate.send('PUT', `/api/my-interview/drafts/${questionId}`, { body: { revision, text } })

export const submit = (candidate: Browser, questionId: string, text: string) =>
  candidate.send('POST', '/api/my-interview/answers', { body: { questionId, text } })

/** Answers every question with the text that `answerTo` gives. */
export async function answerAll(candidate: Browser, answerTo: (questionId: string) => string): Promise<void> {
  for (;;) {
    const { status, answered, outline } = expectOk(await candidate.send('GET', '/api/my-interview'))
    if (status !== 'in_progress' || answered === outline.questions.length) return
    const { questionId } = await openQuestion(candidate)
    expectOk(await submit(candidate, questionId, answerTo(questionId)))
  }
}

// biome-ignore lint/suspicious/noExplicitAny: bodies of every shape; the schemas were checked on the way out
export function expectOk(reply: { status: number; body: any; text: string }): any {
  if (reply.status >= 400) throw new Error(`Expected success, got ${reply.status}: ${reply.text}`)
  return reply.body
}

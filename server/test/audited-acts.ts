import {
  answerAll,
  expectOk,
  inviteTo,
  makePosition,
  openLink,
  readyCandidate,
  startedCandidate,
  tokenOf,
} from './interview-steps.ts'
import type { Browser, Product, Reply } from './product.ts'
import { resumePdf, upload } from './resume-files.ts'
import { begin, end, sendPart } from './uploading.ts'

/** One successful call of every route that says it leaves an entry in the audit trail, by method and address. */
export function auditedActs(product: Product, admin: Browser, position: { id: string }) {
  const account = { email: 'kim@colloquy.example', name: 'Kim', password: 'maple copper drift lamp' }
  const interviewOf = async () => `/api/interviews/${(await inviteTo(product, position.id)).interviewId}`

  /** An interview that somebody of the team has reviewed. */
  async function reviewed(): Promise<string> {
    const { candidate, interviewId } = await startedCandidate(product, position.id)
    await answerAll(candidate, () => 'The event loop takes one callback after the other.')
    await product.work()
    const url = `/api/interviews/${interviewId}`
    const detail = expectOk(await admin.send('GET', url))
    const ratings = detail.questions.flatMap(({ questionId }: { questionId: string }) =>
      ['accuracy', 'completeness', 'relevance'].map((criterionId) => ({
        questionId,
        criterionId,
        level: 2,
        reason: 'Said in one sentence only.',
        evidence: [{ start: 0, end: 14 }],
      })),
    )
    const body = { ratings, note: '', recommendation: 'no' }
    expectOk(await admin.send('PUT', `${url}/reviews/mine`, { body, headers: { 'if-match': '*' } }))
    return url
  }

  async function fresh(): Promise<Browser> {
    return openLink(product, await inviteTo(product, position.id))
  }

  async function consenting(): Promise<Browser> {
    const candidate = await fresh()
    const { notice } = expectOk(await candidate.send('GET', '/api/my-interview'))
    expectOk(await candidate.send('POST', '/api/my-interview/consent', { body: { noticeVersion: notice.version } }))
    return candidate
  }

  async function withResume(): Promise<string> {
    const { candidate, interviewId } = await readyCandidate(product, position.id)
    expectOk(await upload(candidate, resumePdf(), 'resume.pdf'))
    return `/api/interviews/${interviewId}/resume`
  }

  async function newUser(role: string, email = `${role}-${Math.random()}@colloquy.example`) {
    const body = { ...account, email, role }
    return expectOk(await admin.send('POST', '/api/users', { body })) as { id: string; version: number; email: string }
  }

  async function twiceSignedIn() {
    const { id, email } = await newUser('interviewer')
    const [browser, other] = [product.browser(), product.browser()]
    for (const one of [browser, other])
      expectOk(await one.send('POST', '/api/sessions', { body: { email, password: account.password } }))
    return { id, browser }
  }

  const passwordLink = async () => admin.send('POST', `/api/users/${(await newUser('interviewer')).id}/password-links`)

  /** A copy of a shipped question. */
  async function newQuestion() {
    const [shipped] = expectOk(await admin.send('GET', '/api/questions?topic=node&limit=1')).items
    const { topic, difficulty, prompt, rubric } = expectOk(await admin.send('GET', `/api/questions/${shipped.id}`))
    return admin.send('POST', '/api/questions', { body: { topic, difficulty, prompt, rubric } })
  }

  /** An answer that no scorer could settle. */
  async function waitingAnswer(): Promise<{ answerId: string; criteria: string[] }> {
    const { candidate } = await startedCandidate(product, position.id)
    await answerAll(candidate, () => '')
    await product.work()
    return expectOk(await admin.send('GET', `/api/review-queue?positionId=${position.id}`)).items[0]
  }

  const reason = { reason: 'The connection broke.' }
  const acts: Record<string, () => Promise<Reply>> = {
    'POST /api/sessions': async () => {
      const { email } = await newUser('interviewer')
      return product.browser().send('POST', '/api/sessions', { body: { email, password: account.password } })
    },
    'DELETE /api/sessions/current': async () => {
      const { email } = await newUser('interviewer')
      const browser = product.browser()
      expectOk(await browser.send('POST', '/api/sessions', { body: { email, password: account.password } }))
      return browser.send('DELETE', '/api/sessions/current')
    },
    'DELETE /api/account/sessions': async () => {
      const { browser } = await twiceSignedIn()
      return browser.send('DELETE', '/api/account/sessions')
    },
    'DELETE /api/account/sessions/:sessionId': async () => {
      const { browser } = await twiceSignedIn()
      const { items } = expectOk(await browser.send('GET', '/api/account/sessions'))
      const other = items.find(({ current }: { current: boolean }) => !current)
      return browser.send('DELETE', `/api/account/sessions/${other.id}`)
    },
    'GET /api/users/:userId/sessions': async () =>
      admin.send('GET', `/api/users/${(await twiceSignedIn()).id}/sessions`),
    'DELETE /api/users/:userId/sessions': async () =>
      admin.send('DELETE', `/api/users/${(await twiceSignedIn()).id}/sessions`),
    'GET /api/review-queue/:answerId': async () =>
      admin.send('GET', `/api/review-queue/${(await waitingAnswer()).answerId}`),
    'PUT /api/review-queue/:answerId/owner': async () =>
      admin.send('PUT', `/api/review-queue/${(await waitingAnswer()).answerId}/owner`, {
        body: { ownerId: expectOk(await admin.send('GET', '/api/sessions/current')).user.id },
      }),
    'POST /api/review-queue/:answerId/rating': async () => {
      const { answerId, criteria } = await waitingAnswer()
      const levels = criteria.map((criterionId) => ({ criterionId, level: 0, evidence: [] }))
      return admin.send('POST', `/api/review-queue/${answerId}/rating`, { body: { levels } })
    },
    'PUT /api/account/password': async () => {
      const { browser } = await twiceSignedIn()
      const body = { present: account.password, next: 'amber willow trumpet coast' }
      return browser.send('PUT', '/api/account/password', { body })
    },
    'POST /api/users/:userId/password-links': async () => passwordLink(),
    'POST /api/password-links/completions': async () => {
      const token = tokenOf(expectOk(await passwordLink()))
      const body = { token, password: 'amber willow trumpet coast' }
      return product.browser().send('POST', '/api/password-links/completions', { body })
    },
    'POST /api/questions': async () => newQuestion(),
    'PUT /api/questions/:questionId': async () => {
      const { id, version, topic, difficulty, rubric } = expectOk(await newQuestion())
      const body = { topic, difficulty, rubric, prompt: 'What does the event loop do between two callbacks?' }
      return admin.send('PUT', `/api/questions/${id}`, { body, headers: { 'if-match': `"${version}"` } })
    },
    'PATCH /api/questions/:questionId': async () => {
      const { id, version } = expectOk(await newQuestion())
      const headers = { 'if-match': `"${version}"` }
      return admin.send('PATCH', `/api/questions/${id}`, { body: { status: 'retired' }, headers })
    },
    'GET /api/users': () => admin.send('GET', '/api/users'),
    'POST /api/users': () =>
      admin.send('POST', '/api/users', { body: { ...account, email: 'new@colloquy.example', role: 'interviewer' } }),
    'PATCH /api/users/:userId': async () => {
      const { id, version } = await newUser('interviewer')
      return admin.send('PATCH', `/api/users/${id}`, {
        body: { role: 'admin' },
        headers: { 'if-match': `"${version}"` },
      })
    },
    'POST /api/positions': () => admin.send('POST', '/api/positions', { body: { title: 'Second' } }),
    'PATCH /api/positions/:positionId': async () => {
      const { id, version } = expectOk(await admin.send('POST', '/api/positions', { body: { title: 'Third' } }))
      const body = { settings: { levelsHiddenUntilReview: false } }
      return admin.send('PATCH', `/api/positions/${id}`, { body, headers: { 'if-match': `"${version}"` } })
    },
    'POST /api/positions/:positionId/template-versions': async () => {
      const { id } = await makePosition(product, { topics: ['node'] })
      const { definition, number } = expectOk(await admin.send('GET', `/api/positions/${id}/template`))
      const slots = definition.slots.map(({ question, ...slot }: { question: { questionId: string } }) => ({
        ...slot,
        questionId: question.questionId,
      }))
      const body = { slots, pausesAllowed: definition.pausesAllowed, reason: 'Try' }
      return admin.send('POST', `/api/positions/${id}/template-versions`, {
        body,
        headers: { 'if-match': `"${number}"` },
      })
    },
    'PUT /api/positions/:positionId/assignments/:userId': async () => {
      const { id } = await newUser('reviewer')
      return admin.send('PUT', `/api/positions/${position.id}/assignments/${id}`)
    },
    'DELETE /api/positions/:positionId/assignments/:userId': async () => {
      const { id } = await newUser('reviewer')
      expectOk(await admin.send('PUT', `/api/positions/${position.id}/assignments/${id}`))
      return admin.send('DELETE', `/api/positions/${position.id}/assignments/${id}`)
    },
    'POST /api/positions/:positionId/invitations': () =>
      admin.send('POST', `/api/positions/${position.id}/invitations`, { body: {} }),
    'POST /api/positions/:positionId/invitation-batches': () =>
      admin.send('POST', `/api/positions/${position.id}/invitation-batches`, {
        body: { invitees: [{ fullName: 'A' }, { fullName: 'B' }] },
      }),
    'POST /api/interviews/:interviewId/invitations': async () =>
      admin.send('POST', `${await interviewOf()}/invitations`, { body: {} }),
    'DELETE /api/invitations/:invitationId': async () =>
      admin.send('DELETE', `/api/invitations/${(await inviteTo(product, position.id)).id}`),
    'POST /api/positions/:positionId/open-links': () => openLinkOf(),
    'DELETE /api/open-links/:openLinkId': async () =>
      admin.send('DELETE', `/api/open-links/${expectOk(await openLinkOf()).id}`),
    'POST /api/my-interview/openings': async () => {
      const token = tokenOf(await inviteTo(product, position.id))
      return product.browser().send('POST', '/api/my-interview/openings', { body: { token } })
    },
    'POST /api/my-interview/registrations': async () => {
      const body = { token: tokenOf(expectOk(await openLinkOf())), fullName: 'Robin', email: 'r@candidates.example' }
      return product.browser().send('POST', '/api/my-interview/registrations', { body })
    },
    'GET /api/interviews': () => admin.send('GET', '/api/interviews'),
    'GET /api/interviews/:interviewId': async () => admin.send('GET', await interviewOf()),
    'GET /api/positions/:positionId/comparison': async () => {
      const { interviewId } = await inviteTo(product, position.id)
      return admin.send('GET', `/api/positions/${position.id}/comparison?interviewIds=${interviewId}`)
    },
    'GET /api/positions/:positionId/interviews.csv': () =>
      admin.send('GET', `/api/positions/${position.id}/interviews.csv`),
    'GET /api/positions/:positionId/levels.csv': () => admin.send('GET', `/api/positions/${position.id}/levels.csv`),
    'GET /api/interviews/:interviewId/report.pdf': async () => admin.send('GET', `${await interviewOf()}/report.pdf`),
    'GET /api/interviews/:interviewId/decision-packet': async () => {
      const url = await reviewed()
      expectOk(await admin.send('POST', `${url}/reviews/mine/submission`))
      const body = { outcome: 'advance', reasonCode: 'meets_requirements' }
      expectOk(await admin.send('POST', `${url}/decisions`, { body }))
      return admin.send('GET', `${url}/decision-packet`)
    },
    'PUT /api/interviews/:interviewId/legal-hold': async () =>
      admin.send('PUT', `${await interviewOf()}/legal-hold`, { body: reason }),
    'DELETE /api/interviews/:interviewId/legal-hold': async () => {
      const url = `${await interviewOf()}/legal-hold`
      expectOk(await admin.send('PUT', url, { body: reason }))
      return admin.send('DELETE', url)
    },
    'GET /api/interviews/:interviewId/resume': async () => admin.send('GET', await withResume()),
    'GET /api/interviews/:interviewId/resume/text': async () => admin.send('GET', `${await withResume()}/text`),
    'GET /api/interviews/:interviewId/resume/file': async () => admin.send('GET', `${await withResume()}/file`),
    'POST /api/interviews/:interviewId/resume/retries': async () => {
      const url = await withResume()
      await product.database.db.updateTable('resumes').set({ status: 'failed' }).execute()
      return admin.send('POST', `${url}/retries`)
    },
    'GET /api/interviews/:interviewId/reviews': async () => admin.send('GET', `${await interviewOf()}/reviews`),
    'POST /api/interviews/:interviewId/reviews/mine/reveal': async () =>
      admin.send('POST', `${await interviewOf()}/reviews/mine/reveal`),
    'POST /api/interviews/:interviewId/reviews/mine/submission': async () =>
      admin.send('POST', `${await reviewed()}/reviews/mine/submission`),
    'GET /api/interviews/:interviewId/decisions': async () => admin.send('GET', `${await interviewOf()}/decisions`),
    'POST /api/interviews/:interviewId/decisions': async () =>
      admin.send('POST', `${await interviewOf()}/decisions`, {
        body: { outcome: 'hold', reasonCode: 'other', note: 'Later.' },
      }),
    'POST /api/interviews/:interviewId/time-extensions': async () => {
      const { candidate, interviewId } = await startedCandidate(product, position.id)
      expectOk(await candidate.send('POST', '/api/my-interview/presentations'))
      return admin.send('POST', `/api/interviews/${interviewId}/time-extensions`, { body: { seconds: 60, ...reason } })
    },
    'GET /api/interviews/:interviewId/reasons': async () => admin.send('GET', `${await interviewOf()}/reasons`),
    'PUT /api/interviews/:interviewId/accommodation': async () =>
      admin.send('PUT', `${await interviewOf()}/accommodation`, { body: { extraTime: 50, ...reason } }),
    'POST /api/interviews/:interviewId/cancellation': async () =>
      admin.send('POST', `${await interviewOf()}/cancellation`, { body: reason }),
    'POST /api/interviews/:interviewId/reopening': async () => {
      const url = await interviewOf()
      expectOk(await admin.send('POST', `${url}/cancellation`, { body: reason }))
      return admin.send('POST', `${url}/reopening`, { body: reason })
    },
    'POST /api/my-interview/consent': async () => {
      const candidate = await fresh()
      const { notice } = expectOk(await candidate.send('GET', '/api/my-interview'))
      return candidate.send('POST', '/api/my-interview/consent', { body: { noticeVersion: notice.version } })
    },
    'POST /api/my-interview/resume': async () => upload(await consenting(), resumePdf(), 'resume.pdf'),
    'POST /api/my-interview/resume/uploads/:uploadId/end': async () => {
      const candidate = await consenting()
      const bytes = resumePdf()
      const { id } = expectOk(await begin(candidate, bytes))
      expectOk(await sendPart(candidate, id, 0, bytes))
      return end(candidate, id)
    },
    'PUT /api/my-interview/profile': async () => {
      const body = { fullName: 'Robin', email: 'robin@candidates.example', phone: '+44 20 7946 0958' }
      return (await consenting()).send('PUT', '/api/my-interview/profile', { body })
    },
    'POST /api/my-interview/time-requests': async () => {
      const { candidate } = await startedCandidate(product, position.id)
      return candidate.send('POST', '/api/my-interview/time-requests', { body: { extraTime: 50, ...reason } })
    },
    'POST /api/my-interview/human-requests': async () =>
      (await fresh()).send('POST', '/api/my-interview/human-requests'),
    'POST /api/my-interview/withdrawal': async () => (await fresh()).send('POST', '/api/my-interview/withdrawal'),
    'GET /api/my-interview/data': async () => (await fresh()).send('GET', '/api/my-interview/data'),
    'DELETE /api/my-interview/data': async () => (await fresh()).send('DELETE', '/api/my-interview/data'),
    'GET /api/audit-entries': () => admin.send('GET', '/api/audit-entries'),
    'GET /api/audit-entries.csv': () => admin.send('GET', '/api/audit-entries.csv'),
    'GET /api/audit-entries.jsonl': () => admin.send('GET', '/api/audit-entries.jsonl'),
    'PUT /api/log-levels/:part': () => admin.send('PUT', '/api/log-levels/db', { body: { level: 'debug' } }),
  }

  const openLinkOf = () => {
    const closesAt = new Date(product.clock.now.getTime() + 86_400_000).toISOString()
    return admin.send('POST', `/api/positions/${position.id}/open-links`, { body: { maxUses: 5, closesAt } })
  }

  return { acts, interviewOf, reviewed, waitingAnswer }
}

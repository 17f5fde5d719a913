import { randomUUID } from 'node:crypto'
import type { Reply, Send } from './load.ts'

/**
 * Drafts for each question. The pages save one second after the last key, at the latest every four: whoever writes for
 * a minute sends fifteen, so this is few.
 */
export const draftsPerQuestion = 8
export const questionsPerInterview = 6
export const commandsPerQuestion = draftsPerQuestion + 3

const sentence = 'An index keeps the keys in order, so that the database reads a few pages instead of the whole table. '
export const draftText = (revision: number) => sentence.repeat(revision)

/** A candidate as the pages act: present, acknowledge, drafts that grow, submit; then the next interview. */
export function candidate(send: Send, nextSession: () => string): () => Promise<Reply> {
  let step = 0
  let left = 0
  let questionId = ''
  let cookie = ''
  const post = (path: string, body: object = {}) =>
    send('POST', path, body, { cookie, 'idempotency-key': randomUUID() })

  return async () => {
    if (left === 0) {
      cookie = `colloquy_candidate=${nextSession()}`
      left = questionsPerInterview
    }
    const now = step
    step = (step + 1) % commandsPerQuestion
    if (now === 0) {
      const reply = await post('/api/my-interview/presentations')
      questionId = JSON.parse(reply.text).current?.questionId ?? ''
      return reply
    }
    if (now === 1) return post(`/api/my-interview/presentations/${questionId}/acknowledgement`)
    if (now < commandsPerQuestion - 1) {
      const body = { revision: now, text: draftText(now) }
      return send('PUT', `/api/my-interview/drafts/${questionId}`, body, { cookie })
    }
    left -= 1
    return post('/api/my-interview/answers', { questionId, text: draftText(draftsPerQuestion), signals: [] })
  }
}

import { randomUUID } from 'node:crypto'
import { TemplateDefinition } from '../../../contracts/src/templates.ts'
import type { Db } from '../../../server/src/infra/db/database.ts'
import { questionsPerInterview } from '../engine/candidate.ts'
import type { Send } from '../engine/load.ts'

const command = '/api/my-interview'

/** Answers every question through HTTP, as a candidate does. Gives the status after the last one. */
export async function answerInterview(
  send: Send,
  session: string,
  answerTo: (questionId: string) => string,
): Promise<string> {
  const cookie = `colloquy_candidate=${session}`
  const post = async (path: string, body: object = {}) => {
    const reply = await send('POST', `${command}/${path}`, body, { cookie, 'idempotency-key': randomUUID() })
    if (reply.status >= 400) throw new Error(`A candidate was answered with ${reply.status}: ${reply.text}`)
    return JSON.parse(reply.text)
  }
  let status = ''
  for (let i = 0; i < questionsPerInterview; i += 1) {
    const { questionId } = (await post('presentations')).current
    await post(`presentations/${questionId}/acknowledgement`)
    status = (await post('answers', { questionId, text: answerTo(questionId), signals: [] })).status
  }
  return status
}

/** The reference answers of the newest template version, by question. */
export async function referenceAnswers(db: Db): Promise<Map<string, string>> {
  const { definition } = await db
    .selectFrom('template_versions')
    .select('definition')
    .orderBy('published_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const { slots } = TemplateDefinition.parse(definition)
  return new Map(slots.flatMap(({ question }) => (question ? [[question.questionId, question.rubric.reference]] : [])))
}

export async function interviewsSince(db: Db, since: Date): Promise<string[]> {
  const rows = await db.selectFrom('interviews').select('id').where('created_at', '>=', since).execute()
  return rows.map(({ id }) => id)
}

export type ScoreRow = { interviewId: string; criteria: Criterion[]; standsIn: boolean }
type Criterion = { status: string; level?: number }

/** The score in force of each answer. */
export async function scoresInForce(db: Db, interviewIds: readonly string[]): Promise<ScoreRow[]> {
  const rows = await db
    .selectFrom('scores')
    .distinctOn('answer_id')
    .select(['interview_id', 'criteria', 'receipt'])
    .where('interview_id', 'in', interviewIds)
    .orderBy('answer_id')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ interview_id, criteria, receipt }) => ({
    interviewId: interview_id,
    criteria: criteria as Criterion[],
    standsIn: (receipt as { standsIn?: boolean }).standsIn === true,
  }))
}

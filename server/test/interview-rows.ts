import { createHash } from 'node:crypto'
import type { Insertable } from 'kysely'
import { v7 } from 'uuid'
import type { Db } from '../src/infra/db/database.ts'
import type { Schema } from '../src/infra/db/schema.ts'
import { candidateRow } from './rows.ts'

type Given<T extends keyof Schema> = Partial<Insertable<Schema[T]>>

const at = new Date('2026-03-02T10:00:00.000Z')

/** An interview with its candidate, as the list shows it; its events are left out. Returns its id. */
export async function addInterview(
  db: Db,
  position: { id: string; templateVersionId: string },
  given: Given<'interviews'> = {},
  candidate: Given<'candidates'> = {},
): Promise<string> {
  const person = candidateRow(candidate)
  await db.insertInto('candidates').values(person).execute()
  const id = given.id ?? v7()
  await db
    .insertInto('interviews')
    .values({
      id,
      position_id: position.id,
      candidate_id: person.id,
      template_version_id: position.templateVersionId,
      seq: 1,
      state: '{}',
      status: 'scored',
      waiting_for: 'review',
      question_count: 6,
      answered_count: 0,
      current_question_id: null,
      deadline: null,
      next_deadline: null,
      human_requested: false,
      started_at: at,
      submitted_at: at,
      scored_at: at,
      last_event_at: at,
      created_at: at,
      score: null,
      score_kind: null,
      decision: null,
      ...given,
    })
    .execute()
  return id
}

/** An answer that is in. Returns its id. */
export async function addAnswer(
  db: Db,
  answer: { interviewId: string; questionId: string; text: string },
  given: Given<'answers'> = {},
): Promise<string> {
  const id = given.id ?? v7()
  await db
    .insertInto('answers')
    .values({
      id,
      interview_id: answer.interviewId,
      question_id: answer.questionId,
      text: answer.text,
      sha256: createHash('sha256').update(answer.text).digest('hex'),
      submitted_by: 'candidate',
      used_ms: 30_000,
      signals: '[]',
      submitted_at: at,
      erased_at: null,
      ...given,
    })
    .execute()
  return id
}

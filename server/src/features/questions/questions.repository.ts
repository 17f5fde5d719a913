import type { BankQuestion, Topic } from '@colloquy/contracts/question-bank'
import { Question, type QuestionUse, QuestionVersion } from '@colloquy/contracts/questions'
import { type Insertable, type Selectable, sql } from 'kysely'
import type { DbOrTrx, Trx } from '../../infra/db/database.ts'
import { queries } from '../../infra/db/query-name.ts'
import { repository } from '../../infra/db/repository.ts'
import type { Schema } from '../../infra/db/schema.ts'

type NewQuestion = Question & { updatedAt: Date; changedBy: string | null }

const toRow = ({
  rubric,
  updatedAt,
  changedBy,
  draftedBy,
  ...question
}: NewQuestion): Insertable<Schema['questions']> => ({
  ...question,
  rubric: JSON.stringify(rubric),
  updated_at: updatedAt,
  changed_by: changedBy,
  drafted_by: draftedBy,
})

const toEntity = ({ drafted_by, ...row }: Selectable<Schema['questions']>): Question =>
  Question.parse({ ...row, draftedBy: drafted_by })

const base = repository('questions', { toEntity, toRow, sorts: { topic: { by: 'topic' } } })

const named = queries('questions', {
  /** Active questions, by topics or by ids, in the order of ids. */
  async findActive(db: DbOrTrx, wanted: { topics: readonly Topic[] } | { ids: readonly string[] }) {
    const [column, values] = 'topics' in wanted ? (['topic', wanted.topics] as const) : (['id', wanted.ids] as const)
    if (values.length === 0) return []
    const active = db.selectFrom('questions').selectAll().where('status', '=', 'active')
    const rows = await active.where(column, 'in', values).orderBy('id').execute()
    return rows.map(toEntity)
  },

  /** What the bank shows how it does: all that is asked or may be. */
  async findWords(db: DbOrTrx): Promise<Pick<Question, 'id' | 'prompt' | 'rubric'>[]> {
    const rows = await db.selectFrom('questions').selectAll().where('status', '<>', 'retired').orderBy('id').execute()
    return rows.map(toEntity)
  },

  /** Whatever their status; locked, where they shall be changed. */
  async findByIds(db: DbOrTrx, ids: readonly string[], lock: 'locked' | 'unlocked'): Promise<Map<string, Question>> {
    if (ids.length === 0) return new Map()
    const query = db.selectFrom('questions').selectAll().where('id', 'in', ids).orderBy('id')
    const rows = await (lock === 'locked' ? query.forUpdate() : query).execute()
    return new Map(rows.map((row) => [row.id, toEntity(row)]))
  },

  async exportActive(db: DbOrTrx, topic: Topic | undefined): Promise<Question[]> {
    const active = db.selectFrom('questions').selectAll().where('status', '=', 'active').orderBy('topic').orderBy('id')
    const rows = await (topic ? active.where('topic', '=', topic) : active).execute()
    return rows.map(toEntity)
  },

  /** What is there by id. Questions that were made here count as newer than any that could be shipped. */
  async findVersions(db: DbOrTrx): Promise<Map<string, number>> {
    const rows = await db.selectFrom('questions').select(['id', 'version', 'origin']).execute()
    return new Map(rows.map(({ id, version, origin }) => [id, origin === 'own' ? Number.POSITIVE_INFINITY : version]))
  },

  /** Ids that begin like this, so that a new one can be told from them. */
  async idsLike(db: DbOrTrx, start: string): Promise<Set<string>> {
    const rows = await db.selectFrom('questions').select('id').where('id', 'like', `${start}%`).execute()
    return new Set(rows.map(({ id }) => id))
  },

  /** Keeps the present words beside the new ones that are about to take their place. */
  async archive(trx: Trx, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return
    await sql`
      insert into question_versions (question_id, version, topic, difficulty, prompt, rubric, changed_by, changed_at)
      select id, version, topic, difficulty, prompt, rubric, changed_by, updated_at from questions
      where id = any(${ids}) on conflict do nothing`.execute(trx)
  },

  async replace(trx: Trx, question: NewQuestion): Promise<void> {
    const { id, ...row } = toRow(question)
    await trx.updateTable('questions').set(row).where('id', '=', question.id).execute()
  },

  /** All versions, newest first; `changedBy` is still an id. */
  async listVersions(db: DbOrTrx, questionId: string): Promise<QuestionVersion[]> {
    const columns = ['version', 'topic', 'difficulty', 'prompt', 'rubric', 'changed_by'] as const
    const present = db.selectFrom('questions').select(columns).select('updated_at as changed_at')
    const earlier = db.selectFrom('question_versions').select(columns).select('changed_at')
    const rows = [
      ...(await present.where('id', '=', questionId).execute()),
      ...(await earlier.where('question_id', '=', questionId).orderBy('version', 'desc').execute()),
    ]
    return rows.map(({ changed_by, changed_at, ...row }) =>
      QuestionVersion.parse({ ...row, changedBy: changed_by, changedAt: changed_at.toISOString() }),
    )
  },

  /** The positions whose template in use holds the question. */
  async listUses(db: DbOrTrx, questionId: string): Promise<QuestionUse[]> {
    const slot = sql<{ questionVersion: number; source?: string }>`
      jsonb_path_query_first(template_versions.definition, '$.slots[*].question ? (@.questionId == $id)',
        ${JSON.stringify({ id: questionId })}::jsonb)`
    const rows = await db
      .selectFrom('positions')
      .innerJoin('template_versions', 'template_versions.id', 'positions.template_version_id')
      .select(['positions.id', 'positions.title', 'positions.status', slot.as('question')])
      .where(sql<boolean>`${slot} is not null`)
      .orderBy('positions.created_at', 'desc')
      .execute()
    return rows.map(({ id, title, status, question }) => ({
      positionId: id,
      title,
      open: status === 'open',
      questionVersion: question.questionVersion,
      edited: question.source === 'edited',
    }))
  },

  async upsertShipped(trx: Trx, questions: readonly BankQuestion[], now: Date): Promise<void> {
    const rows = questions.map((question) =>
      toRow({ ...question, status: 'active', origin: 'shipped', updatedAt: now, changedBy: null, draftedBy: null }),
    )
    await trx
      .insertInto('questions')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet((set) => ({
            version: set.ref('excluded.version'),
            topic: set.ref('excluded.topic'),
            difficulty: set.ref('excluded.difficulty'),
            prompt: set.ref('excluded.prompt'),
            rubric: set.ref('excluded.rubric'),
            updated_at: set.ref('excluded.updated_at'),
          }))
          .where('questions.origin', '=', 'shipped')
          .whereRef('questions.version', '<', 'excluded.version'),
      )
      .execute()
  },
})

/** Statements over the question bank. */
export const questionRepository = { ...base, ...named }

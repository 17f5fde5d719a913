import type { BankQuestion, Topic } from '@colloquy/contracts/question-bank'
import { Question } from '@colloquy/contracts/questions'
import type { Insertable } from 'kysely'
import type { DbOrTrx, Trx } from '../../infra/db/database.ts'
import { queries } from '../../infra/db/query-name.ts'
import { repository } from '../../infra/db/repository.ts'
import type { Schema } from '../../infra/db/schema.ts'

type NewQuestion = Question & { updatedAt: Date }

const toRow = ({ rubric, updatedAt, ...question }: NewQuestion): Insertable<Schema['questions']> => ({
  ...question,
  rubric: JSON.stringify(rubric),
  updated_at: updatedAt,
})

const base = repository('questions', {
  toEntity: (row): Question => Question.parse(row),
  toRow,
  sorts: { topic: { by: 'topic' } },
})

const named = queries('questions', {
  /** Active questions, by topics or by ids, in the order of ids. */
  async findActive(db: DbOrTrx, wanted: { topics: readonly Topic[] } | { ids: readonly string[] }) {
    const [column, values] = 'topics' in wanted ? (['topic', wanted.topics] as const) : (['id', wanted.ids] as const)
    if (values.length === 0) return []
    const active = db.selectFrom('questions').selectAll().where('status', '=', 'active')
    const rows = await active.where(column, 'in', values).orderBy('id').execute()
    return rows.map((row): Question => Question.parse(row))
  },

  /** What is there by id. Questions that were made here count as newer than any that could be shipped. */
  async findVersions(db: DbOrTrx): Promise<Map<string, number>> {
    const rows = await db.selectFrom('questions').select(['id', 'version', 'origin']).execute()
    return new Map(rows.map(({ id, version, origin }) => [id, origin === 'own' ? Number.POSITIVE_INFINITY : version]))
  },

  async upsertShipped(trx: Trx, questions: readonly BankQuestion[], now: Date): Promise<void> {
    const rows = questions.map((question) =>
      toRow({ ...question, status: 'active', origin: 'shipped', updatedAt: now }),
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

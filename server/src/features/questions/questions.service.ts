import type { QueryOf } from '@colloquy/contracts/endpoint'
import type { BankQuestion, Topic } from '@colloquy/contracts/question-bank'
import type { listQuestions, Question } from '@colloquy/contracts/questions'
import type { Db, DbOrTrx } from '../../infra/db/database.ts'
import type { Page } from '../../infra/db/keyset.ts'
import { questionRepository } from './questions.repository.ts'

export type QuestionsService = {
  list(query: QueryOf<typeof listQuestions>): Promise<Page<Question>>
  read(questionId: string): Promise<Question>
}

export function createQuestionsService({ db }: { db: Db }): QuestionsService {
  return {
    list({ topic, difficulty, search, cursor, limit }) {
      const pattern = search && `%${search.replace(/[\\%_]/g, '\\$&')}%`
      return questionRepository.list(db, {
        sort: 'topic',
        direction: 'asc',
        limit,
        cursor,
        filter: { status: 'active', topic, difficulty },
        ...(pattern && { where: (eb) => eb.or([eb('prompt', 'ilike', pattern), eb('id', 'ilike', pattern)]) }),
      })
    },

    read: (questionId) => questionRepository.get(db, questionId),
  }
}

/** Questions that may be asked, by topic or by id; for the features that put interviews together. */
export const findActiveQuestions: (
  db: DbOrTrx,
  wanted: { topics: readonly Topic[] } | { ids: readonly string[] },
) => Promise<BankQuestion[]> = questionRepository.findActive

import type { QueryOf } from '@colloquy/contracts/endpoint'
import type { PreflightOutcome, ReportCard } from '@colloquy/contracts/preflight'
import type { BankQuestion, Topic } from '@colloquy/contracts/question-bank'
import type {
  ListedQuestion,
  listQuestions,
  Question,
  QuestionContent,
  QuestionUse,
  QuestionVersion,
} from '@colloquy/contracts/questions'
import { AppError } from '../../domain/app-error.ts'
import { recordAudit } from '../../infra/audit-chain/record-audit.ts'
import { type Db, type DbOrTrx, inTransaction, type Trx } from '../../infra/db/database.ts'
import type { Page } from '../../infra/db/keyset.ts'
import { sameContent } from './import-rows.ts'
import { idStart, questionIdFor } from './question-id.ts'
import { questionRepository } from './questions.repository.ts'

export type QuestionsDeps = {
  db: Db
  now: () => Date
  reportCardOf: (question: QuestionContent) => Promise<ReportCard>
  preflightOutcomes: (questions: readonly QuestionContent[]) => Promise<PreflightOutcome[]>
  namesOf: (db: DbOrTrx, userIds: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** Has the bank's new words tried in the background. */
  tryBankLater: (trx: Trx) => Promise<void>
}

/** `version`: the one that the caller has read; null for whichever is there. */
type At = { questionId: string; version: number | null; by: string }

export type QuestionsService = {
  list(query: QueryOf<typeof listQuestions>): Promise<Page<ListedQuestion>>
  read(questionId: string): Promise<Question>
  create(content: QuestionContent, by: string): Promise<Question>
  change(at: At, content: QuestionContent): Promise<Question>
  setStatus(at: At, status: 'active' | 'retired'): Promise<Question>
  listVersions(questionId: string): Promise<{ items: QuestionVersion[] }>
  listUses(questionId: string): Promise<{ items: QuestionUse[] }>
  reportCard(questionId: string): Promise<ReportCard>
}

export function createQuestionsService(deps: QuestionsDeps): QuestionsService {
  const { db, now } = deps

  async function lock(trx: Trx, { questionId, version }: At): Promise<Question> {
    const present = (await questionRepository.findByIds(trx, [questionId], 'locked')).get(questionId)
    if (!present) throw new AppError('not_found', 'There is no such question.')
    if (version === null || version === present.version) return present
    throw new AppError(
      'version_conflict',
      'Somebody else changed this question meanwhile: look at it again, then repeat.',
      { context: { version: present.version } },
    )
  }

  return {
    async list({ topic, difficulty, status, origin, search, cursor, limit }) {
      const pattern = search && `%${search.replace(/[\\%_]/g, '\\$&')}%`
      const page = await questionRepository.list(db, {
        sort: 'topic',
        direction: 'asc',
        limit,
        cursor,
        filter: { status, topic, difficulty, origin },
        ...(pattern && { where: (eb) => eb.or([eb('prompt', 'ilike', pattern), eb('id', 'ilike', pattern)]) }),
      })
      const outcomes = await deps.preflightOutcomes(page.items)
      const items = page.items.map((question, at) => ({ ...question, preflight: outcomes[at] ?? 'untried' }))
      return { ...page, items }
    },

    read: (questionId) => questionRepository.get(db, questionId),

    create: (content, by) =>
      inTransaction(db, async (trx) => {
        await deps.tryBankLater(trx)
        return addQuestion(trx, { content, by, at: now() })
      }),

    change: (at, content) =>
      inTransaction(db, async (trx) => {
        const present = await lock(trx, at)
        if (sameContent(content, present)) return present
        await deps.tryBankLater(trx)
        return replaceQuestion(trx, present, { content, by: at.by, at: now() })
      }),

    setStatus: (at, status) =>
      inTransaction(db, async (trx) => {
        const present = await lock(trx, at)
        if (present.status === status) return present
        const subject = { kind: 'question', id: present.id }
        const detail = { from: present.status, to: status, version: present.version }
        await recordAudit(trx, { action: 'question.status_changed', subject, at: now(), detail })
        return questionRepository.update(trx, { id: present.id }, { status })
      }),

    async listVersions(questionId) {
      await questionRepository.get(db, questionId)
      const versions = await questionRepository.listVersions(db, questionId)
      const names = await deps.namesOf(
        db,
        versions.flatMap(({ changedBy }) => changedBy ?? []),
      )
      const named = versions.map((version) => ({
        ...version,
        changedBy: version.changedBy && (names.get(version.changedBy) ?? null),
      }))
      return { items: named }
    },

    async listUses(questionId) {
      return { items: await questionRepository.listUses(db, questionId) }
    },

    async reportCard(questionId) {
      return deps.reportCardOf(await questionRepository.get(db, questionId))
    },
  }
}

type Writing = { content: QuestionContent; by: string; at: Date }
type Adding = Writing & { id?: string; draftedBy?: string }

/** A new question in the caller's transaction; one that a model drafted waits for a person. */
export async function addQuestion(trx: Trx, { content, by, at, id, draftedBy }: Adding): Promise<Question> {
  const taken = id ? new Set<string>() : await questionRepository.idsLike(trx, idStart(content))
  const question = {
    ...content,
    id: id ?? questionIdFor(content, taken),
    version: 1,
    status: draftedBy ? 'draft' : 'active',
    origin: 'own',
    draftedBy: draftedBy ?? null,
  } as const
  await recordAudit(trx, { action: 'question.added', subject: { kind: 'question', id: question.id }, at })
  return questionRepository.create(trx, { ...question, changedBy: by, updatedAt: at })
}

/** The next version; the one before is kept. A shipped question that is changed here is this house's own from then on. */
export async function replaceQuestion(trx: Trx, present: Question, { content, by, at }: Writing): Promise<Question> {
  await questionRepository.archive(trx, [present.id])
  const next: Question = { ...present, ...content, version: present.version + 1, origin: 'own' }
  await questionRepository.replace(trx, { ...next, changedBy: by, updatedAt: at })
  const subject = { kind: 'question', id: present.id }
  await recordAudit(trx, { action: 'question.changed', subject, at, detail: { version: next.version } })
  return next
}

/** Questions that may be asked, by topic or by id; for the features that put interviews together. */
export const findActiveQuestions: (
  db: DbOrTrx,
  wanted: { topics: readonly Topic[] } | { ids: readonly string[] },
) => Promise<BankQuestion[]> = questionRepository.findActive

/** Every question that is in the bank to be asked, drafts included. */
export const findBankWords: (db: DbOrTrx) => Promise<Pick<Question, 'id' | 'prompt' | 'rubric'>[]> =
  questionRepository.findWords

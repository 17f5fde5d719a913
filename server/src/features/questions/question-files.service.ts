import type { Topic } from '@colloquy/contracts/question-bank'
import type { ImportOutcome, ImportRow, QuestionFile } from '@colloquy/contracts/question-files'
import { AppError } from '../../domain/app-error.ts'
import { recordAudit } from '../../infra/audit-chain/record-audit.ts'
import { type Db, inTransaction, type Trx } from '../../infra/db/database.ts'
import { contentOf, importOutcomes, readRows } from './import-rows.ts'
import { questionRepository } from './questions.repository.ts'
import { addQuestion, replaceQuestion } from './questions.service.ts'

export type QuestionFilesService = {
  export(topic: Topic | undefined): Promise<QuestionFile>
  /** All rows or none; a preview says what would become of each. */
  preview(text: string): Promise<ImportOutcome>
  import(text: string, by: string): Promise<ImportOutcome>
}

export type QuestionFilesDeps = {
  db: Db
  now: () => Date
  /** Has the bank's new words tried in the background. */
  tryBankLater: (trx: Trx) => Promise<void>
}

export function createQuestionFilesService({ db, now, tryBankLater }: QuestionFilesDeps): QuestionFilesService {
  return {
    async export(topic) {
      const active = await questionRepository.exportActive(db, topic)
      const questions = active.map((question) => ({
        id: question.id,
        version: question.version,
        ...contentOf(question),
      }))
      const at = now()
      const detail = { questions: questions.length, topic: topic ?? null }
      await recordAudit(db, { action: 'questions.exported', subject: { kind: 'questions', id: 'bank' }, at, detail })
      return { format: 'colloquy-questions', exportedAt: at.toISOString(), questions }
    },

    async preview(text) {
      const rows = readRows(text)
      const known = await questionRepository.findByIds(
        db,
        rows.flatMap(({ id }) => id ?? []),
        'unlocked',
      )
      return { imported: false, rows: importOutcomes(rows, known) }
    },

    async import(text, by) {
      const rows = readRows(text)
      return inTransaction(db, async (trx) => {
        const known = await questionRepository.findByIds(
          trx,
          rows.flatMap(({ id }) => id ?? []),
          'locked',
        )
        const outcomes = importOutcomes(rows, known)
        refuseFaults(outcomes)
        const at = now()
        for (const [index, { question }] of rows.entries()) {
          const outcome = outcomes[index]?.outcome
          if (!question || outcome === 'unchanged') continue
          const present = known.get(question.id)
          const content = contentOf(question)
          if (present) await replaceQuestion(trx, present, { content, by, at })
          else await addQuestion(trx, { content, by, at, id: question.id })
        }
        await tryBankLater(trx)
        const detail = { rows: rows.length }
        await recordAudit(trx, { action: 'questions.imported', subject: { kind: 'questions', id: 'bank' }, at, detail })
        return { imported: true, rows: outcomes }
      })
    },
  }
}

function refuseFaults(outcomes: readonly ImportRow[]): void {
  const refused = outcomes.filter(({ outcome }) => outcome === 'refused')
  if (refused.length === 0) return
  const which =
    refused.length === 1 ? `Row ${refused[0]?.row} has` : `${refused.length} of ${outcomes.length} rows have`
  throw new AppError('import_refused', `${which} faults, named below. Nothing was imported.`, {
    fields: refused.flatMap(({ row, faults }) =>
      faults.map(({ field, message }) => ({ field: `rows.${row}${field ? `.${field}` : ''}`, message })),
    ),
  })
}

import { createHash } from 'node:crypto'
import type { PreflightOutcome, ReportCard } from '@colloquy/contracts/preflight'
import type { QuestionRubric } from '@colloquy/contracts/question-bank'
import type { Criterion } from '@colloquy/contracts/templates'
import { fixturesFor } from '../../../domain/scoring/preflight/fixtures.ts'
import { standardCriteria } from '../../../domain/scoring/rubric.ts'
import type { Db } from '../../../infra/db/database.ts'
import type { Scorer } from '../scorer.ts'
import { reportCardRepository } from './report-cards.repository.ts'
import { tryRubric } from './try-rubric.ts'

export type AskedQuestion = { prompt: string; rubric: QuestionRubric }

export type ReportCards = {
  /** The report card of a question on the criteria that it will be judged by; made once, kept as long as nothing of it changes. */
  of(question: AskedQuestion, criteria?: readonly Criterion[]): Promise<ReportCard>
  /** What is known already, in the order of the questions; nothing is tried. */
  outcomes(questions: readonly AskedQuestion[]): Promise<PreflightOutcome[]>
}

export function createReportCards({ db, now, scorer }: { db: Db; now: () => Date; scorer: Scorer }): ReportCards {
  const underWay = new Map<string, Promise<ReportCard>>()

  /** Of all that a card depends on; the answers change with the pack. */
  const hashOf = (question: AskedQuestion, criteria: readonly Criterion[]) => {
    const ids = criteria.map(({ id }) => id).filter((id) => id !== 'timeliness')
    const all = [scorer.name, scorer.version, question.prompt, question.rubric, ids, fixturesFor(question)]
    return createHash('sha256').update(JSON.stringify(all)).digest('hex')
  }

  async function make(sha256: string, question: AskedQuestion, criteria: readonly Criterion[]): Promise<ReportCard> {
    const known = await reportCardRepository.findCard(db, sha256)
    if (known) return known
    const card = await tryRubric(scorer, { question, criteria })
    await reportCardRepository.keep(db, sha256, card, now())
    return card
  }

  return {
    of(question, criteria = standardCriteria) {
      const sha256 = hashOf(question, criteria)
      const card = underWay.get(sha256) ?? make(sha256, question, criteria).finally(() => underWay.delete(sha256))
      underWay.set(sha256, card)
      return card
    },
    async outcomes(questions) {
      const hashes = questions.map((question) => hashOf(question, standardCriteria))
      const known = await reportCardRepository.findOutcomes(db, hashes)
      return hashes.map((sha256) => {
        const passed = known.get(sha256)
        return passed === undefined ? 'untried' : passed ? 'passed' : 'failed'
      })
    },
  }
}

import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { PreflightOutcome, ReportCard } from '@colloquy/contracts/preflight'
import type { QuestionRubric } from '@colloquy/contracts/question-bank'
import type { Criterion } from '@colloquy/contracts/templates'
import { fixturesFor } from '../../../domain/scoring/preflight/fixtures.ts'
import { standardCriteria } from '../../../domain/scoring/rubric.ts'
import type { Db } from '../../../infra/db/database.ts'
import type { Scorer } from '../scorer.ts'
import { reportCardRepository } from './report-cards.repository.ts'
import { type TriedRubric, tryRubric } from './try-rubric.ts'

export type AskedQuestion = { prompt: string; rubric: QuestionRubric }

/** Has the rubric tried, somewhere. */
export type TryRubric = (asked: TriedRubric) => Promise<ReportCard>

export type ReportCards = {
  /** The report card of a question on the criteria that it will be judged by; made once, kept as long as nothing of it changes. */
  of(question: AskedQuestion, criteria?: readonly Criterion[], tryIt?: TryRubric): Promise<ReportCard>
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

  async function makeCard(sha256: string, asked: TriedRubric, tryIt: TryRubric): Promise<ReportCard> {
    const known = await reportCardRepository.findCard(db, sha256)
    if (known) return known
    const card = await tryIt(asked)
    await reportCardRepository.keep(db, sha256, card, now())
    return card
  }

  return {
    of(question, criteria = standardCriteria, tryIt = (asked) => tryRubric(scorer, asked)) {
      const sha256 = hashOf(question, criteria)
      const make = () => makeCard(sha256, { question, criteria }, tryIt).finally(() => underWay.delete(sha256))
      const card = underWay.get(sha256) ?? make()
      underWay.set(sha256, card)
      return card
    },
    async outcomes(questions) {
      const hashes: string[] = []
      for (const question of questions) {
        hashes.push(hashOf(question, standardCriteria))
        await setImmediate() // the pack for one question takes a millisecond; others have their turn in between
      }
      const known = await reportCardRepository.findOutcomes(db, hashes)
      return hashes.map((sha256) => {
        const passed = known.get(sha256)
        return passed === undefined ? 'untried' : passed ? 'passed' : 'failed'
      })
    },
  }
}

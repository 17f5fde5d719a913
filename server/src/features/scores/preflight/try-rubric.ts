import { setImmediate } from 'node:timers/promises'
import type { ReportCard } from '@colloquy/contracts/preflight'
import type { Criterion, TemplateQuestion } from '@colloquy/contracts/templates'
import { preflight } from '../../../domain/scoring/preflight/report-card.ts'
import { judge } from '../judge.ts'
import type { Scorer } from '../scorer.ts'

export type TriedRubric = { question: Pick<TemplateQuestion, 'prompt' | 'rubric'>; criteria: readonly Criterion[] }

/** Tries a question as its answers would be judged: same scorer, same check of the quotes. A scorer that fails throws. */
export function tryRubric(scorer: Scorer, { question, criteria }: TriedRubric): Promise<ReportCard> {
  const ofText = criteria.filter(({ id }) => id !== 'timeliness')
  return preflight(question, scorer.label, async (text) => {
    await setImmediate() // one text takes some milliseconds of computing; others have their turn in between
    const answer = { text, usedMs: 0, submittedBy: 'candidate', allowedMs: null } as const
    const report = (error: unknown) => {
      throw error
    }
    const judged = await judge(scorer, { question, criteria: ofText }, answer, { receiptId: '', answerId: '', report })
    return judged.criteria.map((given) => ({
      criterionId: given.criterionId,
      level: 'level' in given ? given.level : 0,
    }))
  })
}

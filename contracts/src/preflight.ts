import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { BankQuestion } from './question-bank.ts'
import { CriterionId } from './templates.ts'

/** What a rubric is tried with before anybody is judged by it. */
export const FixtureId = z.enum([
  'empty',
  'echo',
  'padding',
  'keyword-list',
  'injection',
  'name-swap',
  'expert',
  'paraphrase',
  'second-language',
])
export type FixtureId = z.infer<typeof FixtureId>

/** 1–5 as given; 0 where there was nothing to judge. */
const LevelOrNone = z.int().min(0).max(5)

/** What one fixture was given. `criterion` and `level` are those that lie farthest from what is allowed. */
export const FixtureResult = z.object({
  fixture: FixtureId,
  /** The answer that was judged; of several wordings the one that did worst. */
  answer: z.string(),
  levels: z.array(z.object({ criterionId: CriterionId, level: LevelOrNone })),
  criterionId: CriterionId,
  level: LevelOrNone,
  allowed: z.object({ from: LevelOrNone, to: LevelOrNone }),
  passed: z.boolean(),
  /** Where it did not pass: which level it got, and what the author of the rubric can do. */
  remedy: z.string().nullable(),
})
export type FixtureResult = z.infer<typeof FixtureResult>

/** How a question's rubric did on the whole pack. */
export const ReportCard = z.object({
  /** Who judged, as people read it. */
  scorer: z.string(),
  results: z.array(FixtureResult),
  passed: z.boolean(),
})
export type ReportCard = z.infer<typeof ReportCard>

/** What is known of a question's rubric; `untried`: nobody has asked yet. */
export const PreflightOutcome = z.enum(['passed', 'failed', 'untried'])
export type PreflightOutcome = z.infer<typeof PreflightOutcome>

/** Tries words that are stored nowhere yet, on the criteria of the template *Standard*. */
export const tryQuestion = endpoint({
  method: 'POST',
  path: '/api/report-cards',
  summary: 'Try a question’s rubric with the fixture pack',
  tag: 'questions',
  body: BankQuestion.pick({ prompt: true, rubric: true }),
  response: { 200: ReportCard },
})

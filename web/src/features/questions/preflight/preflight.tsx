import type { QuestionRubric } from '@colloquy/contracts/question-bank'
import { useReadReportCardQuery, useTryQuestionQuery } from '../questions.api.ts'
import { CardOutcome } from './card-outcome.tsx'

/** Tries a question as it stands here; a change of its words tries it again. */
export function Preflight({ prompt, rubric }: { prompt: string; rubric: QuestionRubric }) {
  return <CardOutcome query={useTryQuestionQuery({ body: { prompt, rubric } })} />
}

/** How a question of the bank does. */
export function BankPreflight({ questionId }: { questionId: string }) {
  return <CardOutcome query={useReadReportCardQuery({ params: { questionId } })} />
}

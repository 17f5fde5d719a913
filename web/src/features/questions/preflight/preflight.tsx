import type { QuestionRubric } from '@colloquy/contracts/question-bank'
import { ProblemNote } from '../../../app/problem-note.tsx'
import { QuietLoader } from '../../../ui/quiet-loader.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { useTryQuestionQuery } from '../questions.api.ts'
import { outcomeText, ReportCardView } from './report-card-view.tsx'

/** Tries a question as it stands here; a change of its words tries it again. */
export function Preflight({ prompt, rubric }: { prompt: string; rubric: QuestionRubric }) {
  const { currentData: card, error, isFetching, refetch } = useTryQuestionQuery({ body: { prompt, rubric } })
  return (
    <div aria-live="polite">
      {isFetching && !card && <QuietLoader label="Trying the rubric" />}
      {!isFetching && <ProblemNote error={error} onRetry={refetch} />}
      {card && (
        <>
          <StateBadge tone={card.passed ? 'done' : 'failed'}>{outcomeText(card)}</StateBadge>
          <ReportCardView card={card} />
        </>
      )}
    </div>
  )
}

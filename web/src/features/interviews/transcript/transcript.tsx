import type { InterviewDetail } from '@colloquy/contracts/interviews'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { QuestionBlock } from './question-block.tsx'
import { SummaryPanel } from './summary-panel.tsx'
import classes from './transcript.module.css'

/** The interview question by question, after its summary. */
export function Transcript({ interview }: { interview: InterviewDetail }) {
  const { questions, summary, machineLevels, startedAt } = interview
  if (!startedAt && questions.every(({ state }) => state === 'waiting')) {
    return (
      <EmptyState title="The interview has not started">
        The questions and answers appear here, one by one, as soon as the candidate begins.
      </EmptyState>
    )
  }
  return (
    <>
      {machineLevels === 'hidden_until_review' && questions.some(({ answer }) => answer !== null) && (
        <p className={classes.hidden}>
          The machine’s levels, key points and summary are hidden until your review is in.
        </p>
      )}
      {summary && <SummaryPanel summary={summary} questions={questions} />}
      {questions.map((question) => (
        <QuestionBlock key={question.questionId} question={question} interview={interview} />
      ))}
    </>
  )
}

import type { InterviewDetail } from '@colloquy/contracts/interviews'
import type { Review } from '@colloquy/contracts/reviews'
import { Radio, Stack, Textarea } from '@mantine/core'
import { ConflictPanel } from '../draft/conflict-panel.tsx'
import { SaveState } from '../draft/save-state.tsx'
import { levelsToGive, useMyReview } from '../draft/use-my-review.ts'
import { useSubmission } from '../draft/use-submission.ts'
import classes from '../review.module.css'
import { recommendationWords } from '../review-words.ts'
import { RatingGroup } from './rating-group.tsx'
import { SubmitReview } from './submit-review.tsx'

type MyReviewFormProps = {
  interview: InterviewDetail
  mine: Review | null
  /** Brings a question's answer into view beside the form. */
  onQuestion: (questionId: string) => void
}

/** The reviewer's own levels, note and recommendation; saves by itself, stands once submitted. */
export function MyReviewForm({ interview, mine, onQuestion }: MyReviewFormProps) {
  const { draft, content, change, rate, explain } = useMyReview(interview.id, mine)
  const toRate = levelsToGive(interview)
  const submission = useSubmission(interview.id, toRate, content)
  return (
    <form className={classes.form} noValidate onSubmit={submission.submit}>
      <ConflictPanel interviewId={interview.id} draft={draft} mine={mine} toRate={toRate} />
      {interview.questions
        .filter(({ answer }) => answer !== null)
        .map(({ questionId, number, prompt }) => (
          <RatingGroup
            key={questionId}
            number={number}
            prompt={prompt}
            toRate={toRate.filter((one) => one.questionId === questionId)}
            ratings={content.ratings}
            lacking={submission.lacking}
            disabled={submission.isBusy}
            onRate={rate}
            onExplain={explain}
            onFocus={() => onQuestion(questionId)}
          />
        ))}
      <Stack gap="md" mt="md">
        <Radio.Group
          label="Recommendation"
          value={content.recommendation ?? ''}
          error={submission.lacking.recommendation}
          onChange={(value) => change({ recommendation: recommendationOf(value) })}
        >
          <div className={classes.recommendations}>
            {Object.entries(recommendationWords).map(([value, word]) => (
              <Radio key={value} value={value} label={word} size="sm" />
            ))}
          </div>
        </Radio.Group>
        <Textarea
          label="Note"
          autosize
          minRows={3}
          maxLength={20000}
          value={content.note}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
        {interview.status === 'scored' ? (
          <SubmitReview submission={submission} toRate={toRate} />
        ) : (
          <p className={classes.saw}>You can submit once all answers are in and scored. What you write is kept.</p>
        )}
        <SaveState state={draft.state} savedAt={draft.savedAt} />
      </Stack>
    </form>
  )
}

function recommendationOf(value: string) {
  return (Object.keys(recommendationWords) as (keyof typeof recommendationWords)[]).find((one) => one === value) ?? null
}

import type { InterviewDetail } from '@colloquy/contracts/interviews'
import { Text } from '@mantine/core'
import { useMay } from '../../app/current-user.ts'
import { Loaded } from '../../app/loaded.tsx'
import { RowsSkeleton } from '../../ui/skeletons.tsx'
import { AnswerRatings } from './answer-ratings.tsx'
import { MyReviewForm } from './form/my-review-form.tsx'
import { RevealLevels } from './reveal-levels.tsx'
import classes from './review.module.css'
import { useListReviewsQuery } from './reviews.api.ts'
import { SharedLevels } from './shared-levels.tsx'
import { SubmittedReview } from './submitted-review.tsx'

type ReviewPanelProps = { interview: InterviewDetail; onQuestion: (questionId: string) => void }

/** The reviewer's side of an interview: the own levels, then those of the others. */
export function ReviewPanel({ interview, onQuestion }: ReviewPanelProps) {
  const mayReview = useMay('reviews.write')
  const reviews = useListReviewsQuery({ params: { interviewId: interview.id } })
  const hasAnswers = interview.questions.some(({ answer }) => answer !== null)
  if (!hasAnswers) {
    return (
      <Text size="sm" c="dimmed">
        You can give your levels as soon as answers arrive.
      </Text>
    )
  }
  return (
    <Loaded query={reviews} skeleton={<RowsSkeleton rows={6} height={44} />}>
      {({ mine, others, othersHidden, shared, answerRatings }) => (
        <>
          {mine?.status === 'submitted' ? (
            <SubmittedReview review={mine} interview={interview} own />
          ) : (
            mayReview && (
              <>
                {interview.machineLevels === 'hidden_until_review' && <RevealLevels interviewId={interview.id} />}
                {mine?.sawMachineLevels && (
                  <p className={classes.saw}>You saw the machine’s levels early; your review will say so.</p>
                )}
                <MyReviewForm interview={interview} mine={mine} onQuestion={onQuestion} />
              </>
            )
          )}
          {othersHidden > 0 && (
            <Text size="sm" c="dimmed" mt="md">
              {othersHidden === 1 ? '1 review is' : `${othersHidden} reviews are`} hidden until yours is in.
            </Text>
          )}
          {others.map((review) => (
            <SubmittedReview key={review.id} review={review} interview={interview} />
          ))}
          <SharedLevels shared={shared} interview={interview} />
          <AnswerRatings ratings={answerRatings} interview={interview} />
        </>
      )}
    </Loaded>
  )
}

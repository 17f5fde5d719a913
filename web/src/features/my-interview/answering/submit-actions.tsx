import { Button } from '@mantine/core'
import { isApiProblem } from '../../../api/problem.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { selectAnswer, submitAsked, submitTakenBack } from '../drafts/answer-slice.ts'
import { closedElsewhere, submissionKey } from '../drafts/submitting.ts'
import { useSubmitAnswerMutation } from '../my-interview.api.ts'
import { Refusal } from '../room/refusal.tsx'
import { StepActions } from '../room/step.tsx'

export function SubmitActions({ isOpened }: { isOpened: boolean }) {
  const dispatch = useAppDispatch()
  const { submitting } = useAppSelector(selectAnswer)
  const [, { error }] = useSubmitAnswerMutation({ fixedCacheKey: submissionKey })
  const isOwnFault = isApiProblem(error) && error.code !== 'offline' && !closedElsewhere.has(error.code)

  return (
    <>
      {submitting === 'no' && isOwnFault && <Refusal error={error} />}
      {submitting === 'waiting' && (
        <p role="status">
          You are offline. Your answer is submitted as soon as the connection is back. The clock keeps running.
        </p>
      )}
      <StepActions>
        {submitting === 'waiting' ? (
          <Button size="lg" variant="default" onClick={() => dispatch(submitTakenBack())}>
            Keep writing
          </Button>
        ) : (
          <Button
            size="lg"
            disabled={!isOpened}
            loading={submitting === 'sending'}
            onClick={() => dispatch(submitAsked())}
          >
            Submit answer
          </Button>
        )}
      </StepActions>
    </>
  )
}

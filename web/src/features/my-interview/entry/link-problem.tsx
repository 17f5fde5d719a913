import { Button } from '@mantine/core'
import { isApiProblem } from '../../../api/problem.ts'
import { problemText } from '../../../api/problem-text.ts'
import { Quiet, Step, StepActions } from '../room/step.tsx'

type LinkText = { title: string; text: string }

const mistyped: LinkText = {
  title: 'We do not know this link',
  text: 'A part of it may be missing. Copy the whole link from the message that you got, up to its last letter, and open it again.',
}
const byCode: Partial<Record<string, LinkText>> = {
  invitation_unknown: mistyped,
  validation_failed: mistyped,
  not_found: mistyped,
  invitation_expired: {
    title: 'This invitation has expired',
    text: 'Write to the person who invited you. They can send you a new link; what you did so far is kept.',
  },
  invitation_revoked: {
    title: 'This link does not work any more',
    text: 'It was withdrawn, perhaps because you got a newer one. Look for the latest message, or write to the person who invited you.',
  },
  invitation_used_up: {
    title: 'This link is full',
    text: 'As many people as it was made for have registered. Write to the people who published it if you would like to take part.',
  },
  position_closed: {
    title: 'This position is closed',
    text: 'No new interviews are started for it. Thank you for your interest.',
  },
  position_without_questions: {
    title: 'This interview is not ready yet',
    text: 'Its questions are still being prepared. Please come back by the same link later.',
  },
  not_signed_in: {
    title: 'Open your invitation link',
    text: 'This page belongs to one invitation. Open the link that you were sent; it brings you back to exactly where you were.',
  },
}

/** Why a link leads nowhere, and what to do. Never a dead end. */
export function LinkProblem({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const known = isApiProblem(error) ? byCode[error.code] : undefined
  const { title, detail, referenceId } = problemText(error)
  return (
    <Step title={known?.title ?? title}>
      <p>{known?.text ?? detail}</p>
      {!known && onRetry && (
        <StepActions>
          <Button size="lg" onClick={onRetry}>
            Try again
          </Button>
        </StepActions>
      )}
      {!known && referenceId && <Quiet>Reference {referenceId}</Quiet>}
    </Step>
  )
}

import { Button, Text } from '@mantine/core'
import { problemText } from '../../../api/problem-text.ts'
import { useRetryResumeMutation } from './resume.api.ts'

/** For a reading that failed or got stuck. The panel changes by itself when it is done. */
export function RetryReading({ interviewId }: { interviewId: string }) {
  const [retry, { isLoading, error }] = useRetryResumeMutation()
  return (
    <div>
      <Button
        variant="default"
        size="compact-sm"
        loading={isLoading}
        onClick={() => retry({ params: { interviewId } })}
      >
        Try again
      </Button>
      {error && (
        <Text role="alert" size="sm">
          {problemText(error).detail}
        </Text>
      )}
    </div>
  )
}

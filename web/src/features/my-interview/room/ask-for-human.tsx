import { Anchor, Text } from '@mantine/core'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { useAskForHumanMutation } from '../my-interview.api.ts'
import { Refusal } from './refusal.tsx'

/** Asks that a person looks at the answers. Possible at any time, also after the end. */
export function AskForHuman({ requestedAt }: { requestedAt: string | null }) {
  const [ask, { isLoading, error }] = useAskForHumanMutation()
  if (requestedAt) {
    return (
      <Text component="span" c="dimmed" fz="inherit">
        You asked for a person to look at your answers, <RelativeTime at={requestedAt} />.
      </Text>
    )
  }
  return (
    <>
      <Anchor component="button" type="button" fz="inherit" disabled={isLoading} onClick={() => ask()}>
        Ask for a person to look at my answers
      </Anchor>
      <Refusal error={error} />
    </>
  )
}

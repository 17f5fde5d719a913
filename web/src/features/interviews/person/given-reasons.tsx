import { Text } from '@mantine/core'
import { useState } from 'react'
import { Loaded } from '../../../app/loaded.tsx'
import { FlushButton } from '../../../ui/flush-button.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { TextSkeleton } from '../../../ui/skeletons.tsx'
import { useListReasonsQuery } from '../interviews.api.ts'
import classes from './person.module.css'

/** What administrators alone may read, and read only when they ask for it: each look stands in the audit trail. */
export function GivenReasons({ interviewId }: { interviewId: string }) {
  const [asked, setAsked] = useState(false)
  if (asked) return <Reasons interviewId={interviewId} />
  return <FlushButton onClick={() => setAsked(true)}>Show the reasons</FlushButton>
}

function Reasons({ interviewId }: { interviewId: string }) {
  const reasons = useListReasonsQuery({ params: { interviewId } })
  return (
    <div role="status">
      <Loaded query={reasons} skeleton={<TextSkeleton lines={2} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm">No reasons were given.</Text>
          ) : (
            <ul className={classes.timeline} aria-label="Reasons given">
              {items.map(({ id, reason, for: act, by, at }) => (
                <li key={id}>
                  <span>{reason}</span>
                  <span className={classes.quiet}>
                    {act}, <RelativeTime at={at} /> by {by}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <Text size="xs" c="dimmed">
        Only administrators see this, and that you looked is noted.
      </Text>
    </div>
  )
}

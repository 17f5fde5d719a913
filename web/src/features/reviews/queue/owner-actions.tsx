import { Button, Group, Select, Text } from '@mantine/core'
import { useMay } from '../../../app/current-user.ts'
import { useAppSelector } from '../../../app/hooks.ts'
import { ProblemNote } from '../../../app/problem-note.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { selectUser } from '../../session/session-slice.ts'
import { useListUsersQuery } from '../../users/users.api.ts'
import classes from './queue.module.css'
import { useAssignQueuedAnswerMutation } from './review-queue.api.ts'
import type { WaitingDetail } from './waiting-answer.tsx'

/** Who has this answer; take it, release it, or (administrators) give it to somebody. */
export function OwnerActions({ waiting }: { waiting: WaitingDetail }) {
  const { answerId, owner, ownedSince } = waiting
  const me = useAppSelector(selectUser)
  const mayAssign = useMay('review-queue.assign')
  const [assign, { isLoading, error }] = useAssignQueuedAnswerMutation()
  const give = (ownerId: string | null) => assign({ params: { answerId }, body: { ownerId } })
  const isMine = owner !== null && owner.id === me?.id
  return (
    <div className={classes.owner}>
      <Group gap="sm">
        <Text size="sm" role="status">
          {owner === null ? (
            'Nobody has it.'
          ) : (
            <>
              {isMine ? 'You have it' : `${owner.name} has it`}
              {ownedSince && (
                <>
                  , <RelativeTime at={ownedSince} />
                </>
              )}
            </>
          )}
        </Text>
        {!isMine && (owner === null || mayAssign) && me && (
          <Button size="compact-sm" variant="default" loading={isLoading} onClick={() => give(me.id)}>
            Take it
          </Button>
        )}
        {owner !== null && (isMine || mayAssign) && (
          <Button size="compact-sm" variant="default" loading={isLoading} onClick={() => give(null)}>
            Release it
          </Button>
        )}
        {mayAssign && <Assignee ownerId={owner?.id ?? null} onChoose={give} />}
      </Group>
      <ProblemNote error={error} />
    </div>
  )
}

function Assignee({ ownerId, onChoose }: { ownerId: string | null; onChoose: (ownerId: string) => void }) {
  const users = useListUsersQuery({ query: { limit: 200 } }).data?.items ?? []
  return (
    <Select
      size="xs"
      aria-label="Give it to"
      placeholder="Give it to"
      data={users.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
      value={ownerId}
      allowDeselect={false}
      searchable
      onChange={(chosen) => chosen && onChoose(chosen)}
    />
  )
}

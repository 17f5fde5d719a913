import type { BodyInput } from '@colloquy/contracts/endpoint'
import type { changeUser, User } from '@colloquy/contracts/users'
import { Role } from '@colloquy/contracts/vocabulary'
import { Anchor, Button, Select, Switch } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { isApiProblem } from '../../api/problem.ts'
import { useAppSelector } from '../../app/hooks.ts'
import { notifyDone, notifyProblem } from '../../app/notify.tsx'
import { Breakable } from '../../ui/breakable.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { PositionsOfReviewer } from '../positions/assignments/positions-of-reviewer.tsx'
import { selectUser } from '../session/session-slice.ts'
import { roleOptions } from './role-words.ts'
import { UserAccess } from './user-access.tsx'
import { useChangeUserMutation } from './users.api.ts'
import classes from './users.module.css'

/** One person. A change is saved at once; if somebody else was faster, the row shows what is there now. */
export function UserRow({ user }: { user: User }) {
  const [change, { isLoading }] = useChangeUserMutation()
  const [showsPositions, dialog] = useDisclosure(false)
  const [showingAccess, access] = useDisclosure(false)
  const isMe = useAppSelector(selectUser)?.id === user.id
  const save = async (body: BodyInput<typeof changeUser>, done: string) => {
    const result = await change({ params: { userId: user.id }, body, ifMatch: user.version })
    if (!('error' in result)) return notifyDone(done)
    const isConflict = isApiProblem(result.error) && result.error.code === 'version_conflict'
    notifyProblem(
      isConflict ? `${user.name} was changed meanwhile; look again` : `${user.name} was not changed`,
      result.error,
    )
  }
  return (
    <tr>
      <td>
        <Anchor component="button" type="button" ta="left" aria-label={`Access of ${user.name}`} onClick={access.open}>
          {user.name}
        </Anchor>{' '}
        {isMe && <span className={classes.quiet}>(you)</span>}
        <span className={classes.email}>
          <Breakable>{user.email}</Breakable>
        </span>
        {!user.hasPassword && <span className={classes.email}>No password yet</span>}
        {showingAccess && <UserAccess user={user} onClose={access.close} />}
      </td>
      <td>
        <Select
          aria-label={`Role of ${user.name}`}
          size="xs"
          data={roleOptions}
          value={user.role}
          allowDeselect={false}
          disabled={isLoading || isMe}
          onChange={(value) => {
            const role = Role.safeParse(value).data
            if (role && role !== user.role) save({ role }, `${user.name} has another role now.`)
          }}
        />
        {user.role === 'reviewer' && (
          <Button
            size="compact-xs"
            variant="transparent"
            px={0}
            aria-label={`Positions of ${user.name}`}
            onClick={dialog.open}
          >
            Positions
          </Button>
        )}
        {showsPositions && <PositionsOfReviewer userId={user.id} name={user.name} onClose={dialog.close} />}
      </td>
      <td className={classes.quiet}>
        <RelativeTime at={user.createdAt} />
      </td>
      <td>
        <Switch
          aria-label={`${user.name} may sign in`}
          checked={user.active}
          disabled={isLoading || isMe}
          onChange={() =>
            save(
              { active: !user.active },
              user.active ? `${user.name} can no longer sign in.` : `${user.name} can sign in again.`,
            )
          }
        />
      </td>
    </tr>
  )
}

import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Loaded } from '../../app/loaded.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { RowsSkeleton } from '../../ui/skeletons.tsx'
import { NewUser } from './new-user.tsx'
import { SecondFactorRoles } from './second-factor-roles.tsx'
import { UserRow } from './user-row.tsx'
import { useListUsersQuery } from './users.api.ts'
import classes from './users.module.css'

/** The people who may sign in. */
export function UsersPage() {
  const users = useListUsersQuery({ query: { limit: 200 } })
  const [adding, dialog] = useDisclosure(false)
  return (
    <PageFrame
      title="People"
      lead="Those who may sign in. Candidates need no account."
      actions={<Button onClick={dialog.open}>Add a person</Button>}
    >
      <Loaded query={users} skeleton={<RowsSkeleton rows={5} height={48} />}>
        {({ items }) => (
          <div className={classes.scroll}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">Name</th>
                  <th scope="col">Role</th>
                  <th scope="col">Since</th>
                  <th scope="col">May sign in</th>
                </tr>
              </thead>
              <tbody>
                {items.map((user) => (
                  <UserRow key={user.id} user={user} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
      <div className={classes.below}>
        <SecondFactorRoles />
      </div>
      {adding && <NewUser onClose={dialog.close} />}
    </PageFrame>
  )
}

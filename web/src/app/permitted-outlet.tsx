import { permits } from '@colloquy/contracts/permissions'
import { Anchor } from '@mantine/core'
import { Link, Outlet, useMatches } from 'react-router'
import { selectUser } from '../features/session/session-slice.ts'
import { PageFrame } from '../ui/page-frame.tsx'
import { useAppSelector } from './hooks.ts'
import { paths } from './paths.ts'
import type { WorkbenchRoute } from './workbench-routes.tsx'

/** The page of the address; for whoever follows a link to one that is not for their role, that it is not. */
export function PermittedOutlet() {
  const user = useAppSelector(selectUser)
  const handle = useMatches().at(-1)?.handle as WorkbenchRoute['handle'] // written in workbench-routes.tsx only
  if (!user || !handle || permits(handle.needs, user.role)) return <Outlet />
  return (
    <PageFrame title="Your role does not include this page" lead="An administrator can give you another role.">
      <Anchor component={Link} to={paths.home()}>
        Go to the start
      </Anchor>
    </PageFrame>
  )
}

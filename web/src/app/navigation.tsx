import type { Role } from '@colloquy/contracts/vocabulary'
import { NavLink, Stack } from '@mantine/core'
import {
  IconApi,
  IconBriefcase,
  IconHistory,
  IconListCheck,
  IconListSearch,
  IconLogout,
  IconMessages,
  type IconProps,
  IconScale,
  IconUserCircle,
  IconUsers,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { NavLink as RouterLink } from 'react-router'
import { QueueCount } from '../features/reviews/queue/queue-count.tsx'
import { useSignOutMutation } from '../features/session/session.api.ts'
import { selectUser } from '../features/session/session-slice.ts'
import { ColourSchemeSwitch } from '../ui/colour-scheme-switch.tsx'
import { Wordmark } from '../ui/wordmark.tsx'
import { useAppSelector } from './hooks.ts'
import { paths } from './paths.ts'
import { isPageFor } from './workbench-routes.tsx'

type Place = {
  to: string
  label: string
  Icon: ComponentType<IconProps>
  Count?: ComponentType
  /** Not a matter of permission: the menu of everybody else is shorter without it. */
  listedFor?: Role
}

const places: readonly Place[] = [
  { to: paths.interviews(), label: 'Candidates', Icon: IconListSearch },
  { to: paths.reviewQueue(), label: 'Review queue', Icon: IconListCheck, Count: QueueCount },
  { to: paths.positions(), label: 'Positions', Icon: IconBriefcase },
  { to: paths.agreement(), label: 'Agreement', Icon: IconScale },
  { to: paths.questions(), label: 'Questions', Icon: IconMessages },
  { to: paths.users(), label: 'People', Icon: IconUsers },
  { to: paths.audit(), label: 'Audit', Icon: IconHistory },
  { to: paths.reference(), label: 'API', Icon: IconApi, listedFor: 'admin' },
]

export function Navigation({ onFollow }: { onFollow: () => void }) {
  const user = useAppSelector(selectUser)
  const [signOut, { isLoading }] = useSignOutMutation()
  if (!user) return null
  return (
    <Stack h="100%" gap="xs" p="md" justify="space-between">
      <div>
        <div className="shell-wordmark">
          <Wordmark />
        </div>
        <nav aria-label="Main">
          {places
            .filter(({ to, listedFor = user.role }) => listedFor === user.role && isPageFor(to, user.role))
            .map(({ to, label, Icon, Count }) => (
              <NavLink
                key={to}
                component={RouterLink}
                to={to}
                label={label}
                leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
                rightSection={Count && <Count />}
                onClick={onFollow}
              />
            ))}
        </nav>
      </div>
      <div>
        <ColourSchemeSwitch />
        <NavLink
          component={RouterLink}
          to={paths.account()}
          label="Your account"
          description={user.name}
          leftSection={<IconUserCircle size={18} stroke={1.6} aria-hidden />}
          onClick={onFollow}
        />
        <NavLink
          component="button"
          type="button"
          label="Sign out"
          disabled={isLoading}
          leftSection={<IconLogout size={18} stroke={1.6} aria-hidden />}
          onClick={() => signOut()}
        />
      </div>
    </Stack>
  )
}

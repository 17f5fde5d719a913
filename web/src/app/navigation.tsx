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

type Place = {
  to: string
  label: string
  Icon: ComponentType<IconProps>
  Count?: ComponentType
  for: readonly Role[]
}

const places: readonly Place[] = [
  { to: paths.interviews(), label: 'Candidates', Icon: IconListSearch, for: ['admin', 'interviewer', 'reviewer'] },
  {
    to: paths.reviewQueue(),
    label: 'Review queue',
    Icon: IconListCheck,
    Count: QueueCount,
    for: ['admin', 'interviewer', 'reviewer'],
  },
  {
    to: paths.positions(),
    label: 'Positions',
    Icon: IconBriefcase,
    for: ['admin', 'interviewer', 'reviewer', 'auditor'],
  },
  { to: paths.agreement(), label: 'Agreement', Icon: IconScale, for: ['admin', 'interviewer', 'auditor'] },
  { to: paths.questions(), label: 'Questions', Icon: IconMessages, for: ['admin', 'interviewer', 'auditor'] },
  { to: paths.users(), label: 'People', Icon: IconUsers, for: ['admin'] },
  { to: paths.audit(), label: 'Audit', Icon: IconHistory, for: ['admin', 'auditor'] },
  { to: paths.reference(), label: 'API', Icon: IconApi, for: ['admin'] },
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
            .filter((place) => place.for.includes(user.role))
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

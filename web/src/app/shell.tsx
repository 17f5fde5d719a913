import '@mantine/notifications/styles.css'
import './workbench.css'
import { liveEventsPath } from '@colloquy/contracts/live-events'
import { AppShell, Burger, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { useLocation } from 'react-router'
import { selectLive, selectOnline } from '../api/connection-slice.ts'
import { holdLiveConnection } from '../api/live.ts'
import { OfflineBanner } from '../ui/offline-banner.tsx'
import { PanelBoundary } from '../ui/panel-boundary.tsx'
import { SkipLink } from '../ui/skip-link.tsx'
import { Wordmark } from '../ui/wordmark.tsx'
import { useAppDispatch, useAppSelector } from './hooks.ts'
import { Navigation } from './navigation.tsx'
import { PermittedOutlet } from './permitted-outlet.tsx'

/** The frame of the workbench. */
export function Shell() {
  const dispatch = useAppDispatch()
  const online = useAppSelector(selectOnline)
  const live = useAppSelector(selectLive)
  const { pathname } = useLocation()
  const [menuOpen, menu] = useDisclosure(false)

  useEffect(() => holdLiveConnection(liveEventsPath, dispatch), [dispatch])

  return (
    <AppShell
      header={{ height: { base: 52, sm: 0 } }}
      navbar={{ width: 240, breakpoint: 'sm', collapsed: { mobile: !menuOpen } }}
      padding={{ base: 'md', sm: 'xl' }}
      withBorder={false}
    >
      <SkipLink target="main" />
      <AppShell.Header hiddenFrom="sm" className="shell-header">
        <Group h="100%" px="md" justify="space-between">
          <Wordmark />
          <Burger
            opened={menuOpen}
            onClick={menu.toggle}
            size="sm"
            aria-label={menuOpen ? 'Close menu' : 'Open menu'}
          />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className="shell-navbar">
        <Navigation onFollow={menu.close} />
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        <OfflineBanner online={online} live={live !== 'reconnecting'} />
        <PanelBoundary key={pathname}>
          <PermittedOutlet />
        </PanelBoundary>
      </AppShell.Main>
      <Notifications position="bottom-right" />
    </AppShell>
  )
}

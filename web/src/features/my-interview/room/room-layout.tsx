import { Outlet } from 'react-router'
import { ColourSchemeSwitch } from '../../../ui/colour-scheme-switch.tsx'
import { PanelBoundary } from '../../../ui/panel-boundary.tsx'
import { Wordmark } from '../../../ui/wordmark.tsx'
import classes from './room.module.css'

/** The candidate's room: one column, large type, no menu. */
export function RoomLayout() {
  return (
    <div className={classes.room}>
      <header className={classes.header}>
        <Wordmark />
        <ColourSchemeSwitch iconOnly />
      </header>
      <main className={classes.main}>
        <PanelBoundary title="This page could not be shown">
          <Outlet />
        </PanelBoundary>
      </main>
    </div>
  )
}

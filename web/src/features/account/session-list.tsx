import type { AccountSession } from '@colloquy/contracts/account'
import type { ReactNode } from 'react'
import { RelativeTime } from '../../ui/relative-time.tsx'
import classes from './account.module.css'

type Props = { sessions: readonly AccountSession[]; action?: (session: AccountSession) => ReactNode }

/** Where somebody is signed in; device and network are what the browser says. */
export function SessionList({ sessions, action }: Props) {
  return (
    <ul className={classes.sessions}>
      {sessions.map((session) => (
        <li key={session.id} className={classes.session}>
          <div>
            <div>
              {session.device}
              {session.current && <strong> (this one)</strong>}
            </div>
            <div className={classes.quiet}>
              {session.place} · used <RelativeTime at={session.lastUsedAt} /> · since{' '}
              <RelativeTime at={session.signedInAt} />
            </div>
          </div>
          {action?.(session)}
        </li>
      ))}
    </ul>
  )
}

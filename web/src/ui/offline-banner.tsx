import { IconWifiOff } from '@tabler/icons-react'
import classes from './offline-banner.module.css'

/** Says that the network or the live updates are gone, and goes by itself when they are back. */
export function OfflineBanner({ online, live }: { online: boolean; live: boolean }) {
  return (
    <div aria-live="polite">
      {(!online || !live) && (
        <p className={classes.banner}>
          <IconWifiOff size={18} stroke={1.7} aria-hidden />
          {online
            ? 'Live updates are interrupted. We are connecting again; what you see may be a little old.'
            : 'You are offline. What you see may be a little old; changes cannot be saved right now.'}
        </p>
      )}
    </div>
  )
}

import { Loader } from '@mantine/core'
import classes from './quiet-loader.module.css'

/** A spinner that appears only when waiting has lasted 300 ms. */
export function QuietLoader({ label = 'Loading' }: { label?: string }) {
  return (
    <div role="status" className={classes.loader}>
      <Loader size="sm" aria-hidden />
      <span className={classes.label}>{label} …</span>
    </div>
  )
}

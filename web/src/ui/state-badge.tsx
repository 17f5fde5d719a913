import { IconCircleCheck, IconCircleDashed, IconCircleDot, IconCircleMinus, IconCircleX } from '@tabler/icons-react'
import classes from './state-badge.module.css'

export type Tone = 'progress' | 'waiting' | 'done' | 'failed' | 'quiet'

const icons = {
  progress: IconCircleDot,
  waiting: IconCircleDashed,
  done: IconCircleCheck,
  failed: IconCircleX,
  quiet: IconCircleMinus,
} satisfies Record<Tone, unknown>

/** A state: colour, icon and word, never colour alone. */
export function StateBadge({ tone, children }: { tone: Tone; children: string }) {
  const Icon = icons[tone]
  return (
    <span className={classes.badge} data-tone={tone}>
      <Icon size={16} stroke={1.8} aria-hidden />
      {children}
    </span>
  )
}

import { Button, Group, Text } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import classes from './error-panel.module.css'

type ErrorPanelProps = {
  title: string
  detail: string
  referenceId?: string | undefined
  onRetry?: (() => void) | undefined
  retryLabel?: string
  /** Inside a form or a card, without the air of a whole panel. */
  compact?: boolean
}

/** What happened, what was kept, what to do; the reference id is what an operator finds in the log. */
export function ErrorPanel({
  title,
  detail,
  referenceId,
  onRetry,
  retryLabel = 'Try again',
  compact,
}: ErrorPanelProps) {
  return (
    <div role="alert" className={classes.panel} data-compact={compact || undefined}>
      <IconAlertCircle size={20} stroke={1.7} aria-hidden className={classes.icon} />
      <div>
        <Text fw={600}>{title}</Text>
        <Text>{detail}</Text>
        {(onRetry || referenceId) && (
          <Group gap="md" mt="xs">
            {onRetry && (
              <Button size="xs" variant="default" onClick={() => onRetry()}>
                {retryLabel}
              </Button>
            )}
            {referenceId && (
              <Text size="xs" c="dimmed">
                Reference <span className={classes.reference}>{referenceId}</span>
              </Text>
            )}
          </Group>
        )}
      </div>
    </div>
  )
}

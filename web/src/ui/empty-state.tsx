import { Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** Nothing here yet: says why, and what would put something here. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <Stack align="center" gap="xs" py={64} px="md" ta="center">
      <Text fw={600}>{title}</Text>
      {children && (
        <Text c="dimmed" maw="48ch">
          {children}
        </Text>
      )}
      {action}
    </Stack>
  )
}

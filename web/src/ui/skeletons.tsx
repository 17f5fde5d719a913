import { Skeleton, Stack } from '@mantine/core'

const widths = ['92%', '78%', '86%', '64%', '90%', '72%']

/** Lines of text that are on their way. */
export function TextSkeleton({ lines = 4 }: { lines?: number }) {
  return (
    <Stack gap={10} aria-hidden>
      {Array.from({ length: lines }, (_, line) => (
        // The lines are all alike and never change places.
        // biome-ignore lint/suspicious/noArrayIndexKey: there is nothing else to tell them apart by
        <Skeleton key={line} height={14} width={widths[line % widths.length] ?? '80%'} />
      ))}
    </Stack>
  )
}

/** Rows of a table that are on their way, as high as the real ones. */
export function RowsSkeleton({ rows = 8, height = 36 }: { rows?: number; height?: number }) {
  return (
    <Stack gap={6} aria-hidden>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: there is nothing else to tell them apart by
        <Skeleton key={row} height={height} />
      ))}
    </Stack>
  )
}

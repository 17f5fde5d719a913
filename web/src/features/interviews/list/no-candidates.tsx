import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { paths } from '../../../app/paths.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'

type NoCandidatesProps = { filtered: boolean; onClear: () => void; empty: ReactNode }

export function NoCandidates({ filtered, onClear, empty }: NoCandidatesProps) {
  if (filtered) {
    return (
      <EmptyState
        title="Nobody matches"
        action={
          <Button variant="default" onClick={onClear}>
            Clear search and filters
          </Button>
        }
      >
        No candidate fits this search and these filters.
      </EmptyState>
    )
  }
  return (
    empty ?? (
      <EmptyState
        title="No candidates yet"
        action={
          <Button component={Link} to={paths.positions()}>
            Go to positions
          </Button>
        }
      >
        Invite somebody to a position, and they appear here as soon as the link is made.
      </EmptyState>
    )
  )
}

import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useMay } from '../../../app/current-user.ts'
import { Loaded } from '../../../app/loaded.tsx'
import { paths } from '../../../app/paths.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { ShowMore } from '../../../ui/show-more.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { usePositionPagesInfiniteQuery } from '../positions.api.ts'
import { PositionTable } from './position-table.tsx'

export function PositionsPage() {
  const pages = usePositionPagesInfiniteQuery()
  const mayWrite = useMay('positions.write')
  const create = mayWrite && (
    <Button component={Link} to={paths.newPosition()} leftSection={<IconPlus size={16} aria-hidden />}>
      New position
    </Button>
  )
  return (
    <PageFrame title="Positions" actions={create}>
      <Loaded query={pages} skeleton={<RowsSkeleton rows={6} height={52} />}>
        {(data) => {
          const positions = data.pages.flatMap(({ items }) => items)
          return positions.length === 0 ? (
            <EmptyState title="No positions yet" action={create}>
              A position is an opening that you interview for. It starts from a template with six questions.
            </EmptyState>
          ) : (
            <>
              <PositionTable positions={positions} />
              <ShowMore pages={pages} />
            </>
          )
        }}
      </Loaded>
    </PageFrame>
  )
}

import { Button } from '@mantine/core'
import { Loaded } from '../../app/loaded.tsx'
import { paths } from '../../app/paths.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import { RowsSkeleton } from '../../ui/skeletons.tsx'
import { useAuditPagesInfiniteQuery } from './audit.api.ts'
import classes from './audit.module.css'
import { useAuditAddress } from './audit-address.ts'
import { AuditFilters } from './audit-filters.tsx'
import { AuditRow } from './audit-row.tsx'
import { ChainState } from './chain-state.tsx'

/** Who did what to whom: searched, filtered, handed out as a file, and proved to be whole. */
export function AuditPage() {
  const address = useAuditAddress()
  const { filter, narrow } = address
  const pages = useAuditPagesInfiniteQuery(filter, { refetchOnMountOrArgChange: true })
  return (
    <PageFrame
      title="Audit"
      lead="Everything that was done to people, their data and the settings. It can only be added to."
      actions={
        <>
          <Button component="a" href={paths.auditFile('csv', filter)} download variant="default">
            Export CSV
          </Button>
          <Button component="a" href={paths.auditFile('jsonl', filter)} download variant="default">
            Export JSON Lines
          </Button>
        </>
      }
    >
      <ChainState />
      <AuditFilters address={address} />
      <Loaded query={pages} skeleton={<RowsSkeleton rows={10} height={36} />}>
        {(data) => {
          const entries = data.pages.flatMap(({ items }) => items)
          if (entries.length === 0)
            return <EmptyState title="No such entry">Try other words, another action or more days.</EmptyState>
          return (
            <>
              <table className={classes.table}>
                <thead>
                  <tr>
                    <th scope="col">Time</th>
                    <th scope="col" className={classes.wide}>
                      Who
                    </th>
                    <th scope="col">What</th>
                    <th scope="col" className={classes.wide}>
                      On what
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {entries.map((entry) => (
                    <AuditRow key={entry.id} entry={entry} onNarrow={narrow} />
                  ))}
                </tbody>
              </table>
              <ShowMore pages={pages} />
            </>
          )
        }}
      </Loaded>
    </PageFrame>
  )
}

import { Button, Select, TextInput } from '@mantine/core'
import { SearchField } from '../../ui/search-field.tsx'
import classes from './audit.module.css'
import type { useAuditAddress } from './audit-address.ts'
import { actionOptions, actorOptions } from './audit-words.ts'

export function AuditFilters({ address }: { address: ReturnType<typeof useAuditAddress> }) {
  const { given, filter, narrow, clear } = address
  const { actorId, subjectId } = filter
  return (
    <search>
      <div className={classes.filters}>
        <SearchField
          label="Search"
          placeholder="Action, name or id"
          maxLength={100}
          value={given.search}
          onSearch={(text) => narrow({ search: text })}
        />
        <Select
          label="What"
          placeholder="Anything"
          searchable
          clearable
          data={actionOptions}
          value={filter.action ?? null}
          onChange={(action) => narrow({ action })}
        />
        <Select
          label="Who"
          placeholder="Anybody"
          clearable
          data={actorOptions}
          value={filter.actorType ?? null}
          onChange={(actorType) => narrow({ actorType })}
        />
        <TextInput
          type="date"
          className={classes.day}
          label="From"
          value={given.from ?? ''}
          onChange={(event) => narrow({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          className={classes.day}
          label="To the end of"
          value={given.to ?? ''}
          onChange={(event) => narrow({ to: event.currentTarget.value })}
        />
      </div>
      {Object.keys(filter).length > 0 && (
        <div className={classes.narrowed}>
          {actorId && <span className={classes.id}>by {actorId}</span>}
          {subjectId && <span className={classes.id}>on {subjectId}</span>}
          <Button size="compact-sm" variant="default" onClick={clear}>
            Show everything
          </Button>
        </div>
      )}
    </search>
  )
}

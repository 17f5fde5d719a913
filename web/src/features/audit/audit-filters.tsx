import { Button, Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import classes from './audit.module.css'
import type { useAuditAddress } from './audit-address.ts'
import { actionOptions, actorOptions } from './audit-words.ts'

export function AuditFilters({ address }: { address: ReturnType<typeof useAuditAddress> }) {
  const { given, filter, narrow, clear } = address
  const search = useDebouncedCallback((text: string) => narrow({ search: text }), 250)
  // While somebody types, the address may be behind.
  const [typed, setTyped] = useState<string | null>(null)
  const { actorId, subjectId } = filter
  return (
    <search>
      <div className={classes.filters}>
        <TextInput
          label="Search"
          placeholder="Action, name or id"
          leftSection={<IconSearch size={16} aria-hidden />}
          type="search"
          maxLength={100}
          value={typed ?? given.search ?? ''}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            search(event.currentTarget.value)
          }}
          onBlur={() => {
            // Else a link that is followed at once would be left again for the address of the search.
            search.flush()
            setTyped(null)
          }}
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

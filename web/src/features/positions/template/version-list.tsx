import type { TemplateVersionEntry } from '@colloquy/contracts/template-versions'
import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { Loaded } from '../../../app/loaded.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { useListTemplateVersionsQuery, useReadTemplateVersionQuery } from '../positions.api.ts'
import classes from './template.module.css'
import { changesBetween } from './template-changes.ts'

/** Every version: who published it, when and why, and on demand what it changed. */
export function VersionList({ positionId }: { positionId: string }) {
  const [open, setOpen] = useState(false)
  const versions = useListTemplateVersionsQuery({ params: { positionId } }, { skip: !open })
  if (!open) {
    return (
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        Show who published what, and why
      </Button>
    )
  }
  return (
    <Loaded query={versions}>
      {({ items }) => (
        <ol className={classes.versions} reversed>
          {items.map((entry) => (
            <VersionLine key={entry.id} positionId={positionId} entry={entry} />
          ))}
        </ol>
      )}
    </Loaded>
  )
}

function VersionLine({ positionId, entry }: { positionId: string; entry: TemplateVersionEntry }) {
  const { number, publishedAt, publishedBy, reason, inUse } = entry
  const [open, setOpen] = useState(false)
  return (
    <li>
      <Text size="sm">
        Version {number}
        {inUse && ', in use'}, published <RelativeTime at={publishedAt} />
        {publishedBy && ` by ${publishedBy}`}.{reason && ` “${reason}”`}
      </Text>
      {number > 1 && !open && (
        <Button size="compact-xs" variant="subtle" onClick={() => setOpen(true)}>
          What changed in version {number}
        </Button>
      )}
      {open && <VersionChanges positionId={positionId} number={number} />}
    </li>
  )
}

/** What a version changed of the one before it. */
export function VersionChanges({
  positionId,
  number,
  since = number - 1,
}: {
  positionId: string
  number: number
  since?: number
}) {
  const before = useReadTemplateVersionQuery({ params: { positionId, number: since } })
  const after = useReadTemplateVersionQuery({ params: { positionId, number } })
  return (
    <Loaded query={before}>
      {(one) => (
        <Loaded query={after}>
          {(other) => <ChangeList changes={changesBetween(one.definition, other.definition)} />}
        </Loaded>
      )}
    </Loaded>
  )
}

export function ChangeList({ changes }: { changes: readonly string[] }) {
  if (changes.length === 0) return <Text size="sm">Nothing that is shown here.</Text>
  return (
    <ul className={classes.changes}>
      {changes.map((change) => (
        <li key={change}>{change}</li>
      ))}
    </ul>
  )
}

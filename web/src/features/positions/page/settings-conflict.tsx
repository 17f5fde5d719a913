import type { Position } from '@colloquy/contracts/positions'
import { Button, Group, Text } from '@mantine/core'
import { changedValues, type PositionValues } from './position-values.ts'
import classes from './settings-conflict.module.css'

type SettingsConflictProps = {
  base: Position
  present: Position
  mine: PositionValues
  onKeepMine: () => void
  onTakeTheirs: () => void
}

/** Somebody saved other settings meanwhile: what they changed, and the choice. The form keeps what was typed. */
export function SettingsConflict({ base, present, mine, onKeepMine, onTakeTheirs }: SettingsConflictProps) {
  const changed = changedValues(base, present, mine)
  return (
    <div role="alert" className={classes.conflict}>
      <Text fw={600}>Somebody else changed this position in the meantime</Text>
      <Text size="sm">Nothing of yours is lost; it is still in the form above. What they changed:</Text>
      <ul>
        {changed.map(({ name, theirs, mine: own }) => (
          <li key={name}>
            {name}: {theirs}
            {own !== null && ` (yours: ${own})`}
          </li>
        ))}
        {changed.length === 0 && present.version === base.version && <li>Reading what changed …</li>}
        {changed.length === 0 && present.version !== base.version && <li>Its state; none of the settings above.</li>}
      </ul>
      <Group gap="xs">
        <Button size="xs" onClick={onKeepMine}>
          Save mine over it
        </Button>
        <Button size="xs" variant="default" onClick={onTakeTheirs}>
          Take theirs
        </Button>
      </Group>
    </div>
  )
}

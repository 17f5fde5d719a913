import { Button, Group } from '@mantine/core'
import { Link } from 'react-router'
import { paths } from '../../../app/paths.ts'
import classes from './candidates.module.css'

export const mostCompared = 6

type CompareBarProps = { positionId: string | undefined; selected: readonly string[]; onClear: () => void }

/** Floats over the list while candidates are being picked for comparison. */
export function CompareBar({ positionId, selected, onClear }: CompareBarProps) {
  if (!positionId || selected.length === 0) return null
  return (
    <div className={classes.compare} role="status">
      <span>
        {selected.length === 1 ? 'One selected; pick up to five more of this position' : `${selected.length} selected`}
      </span>
      <Group gap="xs">
        <Button size="xs" variant="subtle" onClick={onClear}>
          Clear
        </Button>
        <Button
          size="xs"
          component={Link}
          to={paths.comparison(positionId, selected)}
          data-disabled={selected.length < 2}
          onClick={(event) => selected.length < 2 && event.preventDefault()}
        >
          Compare answers
        </Button>
      </Group>
    </div>
  )
}

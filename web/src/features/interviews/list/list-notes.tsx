import { Button } from '@mantine/core'
import classes from './candidates.module.css'

type ListNotesProps = { provisional: boolean; outOfOrder: boolean; total: number; onSort: () => void }

/** What the reader has to know about the order, above the list. */
export function ListNotes({ provisional, outOfOrder, total, onSort }: ListNotesProps) {
  return (
    <div className={classes.notes}>
      <span role="status" className={classes.provisional}>
        {provisional &&
          'Provisional order: scored by the built-in grader; nothing is final until a person has reviewed.'}
      </span>
      <span className={classes.count}>
        {outOfOrder && (
          <Button variant="subtle" size="compact-xs" mr="sm" onClick={onSort}>
            The order has changed. Sort again
          </Button>
        )}
        {total === 1 ? '1 candidate' : `${total.toLocaleString()} candidates`}
      </span>
    </div>
  )
}

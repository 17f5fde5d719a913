import { Button } from '@mantine/core'
import { ProblemNote } from '../../../app/problem-note.tsx'
import type { ToRate } from '../draft/use-my-review.ts'
import { focusOn, type Submission } from '../draft/use-submission.ts'
import classes from '../review.module.css'

/** The button, and what still stands in its way, each a step to where it is missing. */
export function SubmitReview({ submission, toRate }: { submission: Submission; toRate: readonly ToRate[] }) {
  const { lacking, isBusy, problem } = submission
  const fields = Object.keys(lacking)
  return (
    <div>
      {fields.length > 0 && (
        <div role="alert" className={classes.lacking}>
          {fields.length === 1 ? 'One thing is missing:' : `${fields.length} things are missing:`}
          <ul>
            {fields.map((field) => (
              <li key={field}>
                <button type="button" onClick={() => focusOn(field)}>
                  {placeOf(field, toRate)}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <ProblemNote error={problem} />
      <Button type="submit" fullWidth loading={isBusy}>
        Submit review
      </Button>
    </div>
  )
}

function placeOf(field: string, toRate: readonly ToRate[]): string {
  const found = toRate.find(({ key }) => field === `ratings.${key}`)
  return found ? `Question ${found.number}, ${found.criterion.name.toLowerCase()}` : 'Recommendation'
}

import type { ApiProblem } from '../../../api/problem.ts'
import classes from './template.module.css'

/** Which rubrics would reward the wrong answers, and what to do about each. */
export function PublishRefusal({ problem: { title, detail, errors = [] } }: { problem: ApiProblem }) {
  return (
    <div role="alert" className={classes.conflict}>
      <strong>{title}.</strong> {detail}
      <ul className={classes.changes}>
        {errors.map(({ field, message }) => (
          <li key={`${field}${message}`}>
            Question {Number(field.split('.')[1]) + 1}: {message}
          </li>
        ))}
      </ul>
    </div>
  )
}

import type { ResumeForReview } from '@colloquy/contracts/resumes'
import { clockTime } from '../../../ui/moments.ts'
import classes from './resume.module.css'

export function ReadingSteps({ steps }: { steps: ResumeForReview['steps'] }) {
  return (
    <ol className={classes.steps}>
      {steps.map(({ name, startedAt, endedAt, outcome, attempt }) => (
        <li key={`${name} ${startedAt}`}>
          <time dateTime={startedAt}>{clockTime(startedAt)}</time> {name.replaceAll('_', ' ')}
          {attempt > 1 && ` (try ${attempt})`}
          {outcome && `: ${outcome.replaceAll('_', ' ')}`}
          {endedAt && ` in ${Date.parse(endedAt) - Date.parse(startedAt)} ms`}
        </li>
      ))}
    </ol>
  )
}

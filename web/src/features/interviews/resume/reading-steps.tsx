import type { ResumeForReview, ResumeStep } from '@colloquy/contracts/resumes'
import { clockTime, exactMoment } from '../../../ui/moments.ts'
import classes from './resume.module.css'
import { stepDoing, stepDone } from './step-words.ts'

/** Each step from the upload on: when, how long, how it ended, by which process; attempt by attempt. */
export function ReadingSteps({ resume }: { resume: Pick<ResumeForReview, 'steps' | 'sha256'> }) {
  const attempts = Map.groupBy(resume.steps, ({ attempt }) => attempt)
  const last = Math.max(0, ...attempts.keys())
  return (
    <>
      <p className={classes.checksum}>
        SHA-256 <code>{resume.sha256}</code>
      </p>
      {[...attempts].map(([attempt, steps]) => (
        <section key={attempt} aria-label={attempt === 0 ? 'Arrival' : `Attempt ${attempt}`}>
          {last > 1 && attempt > 0 && <h4 className={classes.attempt}>Attempt {attempt}</h4>}
          <ol className={classes.steps}>
            {steps.map((step) => (
              <Step key={step.number} step={step} />
            ))}
          </ol>
          {workers(steps) && <p className={classes.where}>by {workers(steps)}</p>}
        </section>
      ))}
    </>
  )
}

function Step({ step: { name, startedAt, endedAt, outcome, detail } }: { step: ResumeStep }) {
  return (
    <li data-outcome={outcome ?? 'running'}>
      <time dateTime={startedAt} title={exactMoment(startedAt)}>
        {clockTime(startedAt)}
      </time>
      <span>
        {outcome === null ? `${stepDoing(name)} …` : stepDone(name)}
        {endedAt && <span className={classes.quiet}> {Date.parse(endedAt) - Date.parse(startedAt)} ms</span>}
        {outcome && outcome !== 'done' && <strong> {outcome}</strong>}
        {detail && <span className={classes.detail}>{detail.replaceAll('_', ' ')}</span>}
      </span>
    </li>
  )
}

const workers = (steps: readonly ResumeStep[]): string =>
  [...new Set(steps.flatMap(({ worker }) => (worker === null ? [] : [worker])))].join(', ')

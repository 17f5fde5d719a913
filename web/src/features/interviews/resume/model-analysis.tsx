import type { ResumeAnalysis } from '@colloquy/contracts/resumes'
import { Text } from '@mantine/core'
import classes from './resume.module.css'

/** What a model makes of the résumé, said to be that; each entry with the words it rests on. */
export function ModelAnalysis({ analysis }: { analysis: ResumeAnalysis }) {
  if (analysis.state !== 'done')
    return (
      <Text size="xs" c="dimmed" role="status">
        {undoneText(analysis)}
      </Text>
    )
  const { by, seniority, skills, strengths } = analysis
  return (
    <section className={classes.analysis} aria-label={`Read by ${by}`}>
      <Text size="xs" c="dimmed">
        Read by {by}, without name and contact. No score comes from it.
      </Text>
      <dl className={classes.fields}>
        {seniority.level !== 'unknown' && <Entry name="Level" values={[{ ...seniority, name: seniority.level }]} />}
        {strengths.length > 0 && <Entry name="Strong in" values={strengths} />}
        {skills.length > 0 && <Entry name="Skills" values={skills} />}
      </dl>
      {seniority.level === 'unknown' && strengths.length + skills.length === 0 && (
        <Text size="sm">It found nothing that it could quote.</Text>
      )}
    </section>
  )
}

function Entry({ name, values }: { name: string; values: readonly { name: string; quote: string }[] }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {values.map((value) => (
          <span key={value.name} className={classes.quoted}>
            {value.name} <q className={classes.quiet}>{value.quote}</q>
          </span>
        ))}
      </dd>
    </div>
  )
}

function undoneText(analysis: Exclude<ResumeAnalysis, { state: 'done' }>): string {
  const standIn = 'What stands above was found by the built-in reader.'
  const reason = analysis.reason?.replaceAll('_', ' ')
  if (analysis.state === 'failed') return `No model could read it (${reason}). ${standIn}`
  if (reason) return `Provisional: the model did not answer (${reason}) and is asked again. ${standIn}`
  return `Provisional: a model reads it as well. ${standIn}`
}

import type { ResumeForReview } from '@colloquy/contracts/resumes'
import { Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'
import { Loaded } from '../../../app/loaded.tsx'
import { paths } from '../../../app/paths.ts'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { FoundFields } from './found-fields.tsx'
import { ModelAnalysis } from './model-analysis.tsx'
import { ReadingSteps } from './reading-steps.tsx'
import { useReadResumeQuery } from './resume.api.ts'
import classes from './resume.module.css'
import { RetryReading } from './retry-reading.tsx'
import { sizeText } from './size-text.ts'
import { stepDoing } from './step-words.ts'

/** The résumé as it was read: each field with the place where it was found, skills, warnings, steps, text, download. */
export function ResumePanel({ interviewId }: { interviewId: string }) {
  const resume = useReadResumeQuery({ params: { interviewId } })
  return (
    <Loaded query={resume}>
      {(found) => {
        const {
          fileName,
          type,
          size,
          pages,
          ocr,
          status,
          step,
          refusal,
          givenUp,
          fields,
          skills,
          warnings,
          hidden,
          analysis,
          mayRetry,
        } = found
        return (
          <div className={classes.resume}>
            <Text size="sm" className={classes.file}>
              <Anchor href={paths.resumeFile(interviewId)} download>
                {fileName}
              </Anchor>{' '}
              <span className={classes.quiet}>
                {type && `${type.toUpperCase()}, `}
                {sizeText(size)}
                {pages !== null && `, ${pages === 1 ? '1 page' : `${pages} pages`}`}
                {ocr && ', text recognised from pictures'}
              </span>
            </Text>
            <Text size="sm" role="status">
              {progressText(status, step)}
            </Text>
            {refusal && <Text size="sm">{refusal.message}</Text>}
            {givenUp && <Text size="sm">{givenUpText(givenUp)}</Text>}
            {mayRetry && <RetryReading interviewId={interviewId} />}
            {hidden.length > 0 && (
              <p className={classes.warning}>
                Hidden text in {hidden.length === 1 ? 'one place' : `${hidden.length} places`}, kept out of everything
                else.
              </p>
            )}
            {warnings.map((warning) => (
              <p key={warning} className={classes.warning}>
                {warning}
              </p>
            ))}
            <FoundFields fields={fields} />
            {skills.length > 0 && (
              <ul className={classes.skills} aria-label="Skills">
                {skills.map((skill) => (
                  <li key={skill}>{skill}</li>
                ))}
              </ul>
            )}
            {analysis && <ModelAnalysis analysis={analysis} />}
            {status === 'read' && (
              <Anchor component={Link} to={paths.resume(interviewId)} size="sm" className={classes.open}>
                Open the résumé
              </Anchor>
            )}
            <Disclosure label="How it was read">
              <ReadingSteps resume={found} />
            </Disclosure>
          </div>
        )
      }}
    </Loaded>
  )
}

function progressText(status: ResumeForReview['status'], step: string | null): string {
  if (status === 'received') return 'Waiting to be read …'
  if (status === 'held') return 'Waiting for the malware scanner. It goes on by itself.'
  if (status !== 'reading') return ''
  return step ? `Being read: ${stepDoing(step)} …` : 'Being read …'
}

const givenUpText = ({ attempts, reason }: { attempts: number; reason: string }) =>
  `Given up after ${attempts === 1 ? 'one attempt' : `${attempts} attempts`}. The last one: ${reason}`

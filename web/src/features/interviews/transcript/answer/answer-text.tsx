import classes from '../transcript.module.css'
import { type Evidence, evidenceId, segments } from './evidence.ts'

type AnswerTextProps = { questionId: string; text: string; evidence: readonly Evidence[] }

/** The answer in the candidate's words; what supports a level is marked and says what it supports. */
export function AnswerText({ questionId, text, evidence }: AnswerTextProps) {
  if (text.trim() === '') return <p className={classes.nothing}>No answer was given.</p>
  return (
    <p className={classes.answer}>
      {segments(text, evidence).map((segment) =>
        segment.labels.length === 0 ? (
          <span key={segment.start}>{segment.text}</span>
        ) : (
          <mark
            key={segment.start}
            id={evidenceId(questionId, segment.start)}
            tabIndex={-1}
            title={segment.labels.join('\n')}
            className={classes.mark}
          >
            {segment.text}
          </mark>
        ),
      )}
    </p>
  )
}

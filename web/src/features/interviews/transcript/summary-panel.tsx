import type { AnsweredQuestion } from '@colloquy/contracts/interviews'
import type { Summary } from '@colloquy/contracts/scores'
import { ScoreText } from '../score-text.tsx'
import { jumpTo } from './answer/jump.ts'
import classes from './transcript.module.css'

type SummaryPanelProps = { summary: Summary; questions: readonly AnsweredQuestion[] }

/** Strengths and gaps; each leads to the words that it rests on. */
export function SummaryPanel({ summary, questions }: SummaryPanelProps) {
  const numberOf = (id: string) => questions.find(({ questionId }) => questionId === id)?.number
  const list = (title: string, findings: Summary['strengths'], none: string) => (
    <div>
      <h3 className={classes.small}>{title}</h3>
      {findings.length === 0 && <p className={classes.nothing}>{none}</p>}
      <ul className={classes.findings}>
        {findings.map(({ text, questionId, evidence }) => (
          <li key={`${questionId} ${text}`}>
            <button type="button" className={classes.finding} title={text} onClick={() => jumpTo(questionId, evidence)}>
              {text}
              {!text.startsWith('Question') && <span className={classes.number}> question {numberOf(questionId)}</span>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
  return (
    <section className={classes.summary} aria-label="Summary">
      <p className={classes.summaryScore}>
        <ScoreText score={summary.score} />
        <span className={classes.by}>, summary by {summary.writtenBy}</span>
      </p>
      <div className={classes.twoLists}>
        {list('Strengths', summary.strengths, 'None was found.')}
        {list('Gaps', summary.gaps, 'None was found.')}
      </div>
    </section>
  )
}

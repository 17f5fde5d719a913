import type { ReplyOf } from '@colloquy/contracts/endpoint'
import type { compareInterviews } from '@colloquy/contracts/interviews'
import { Link } from 'react-router'
import { paths } from '../../../app/paths.ts'
import { nameOf, stateOf } from '../interview-words.ts'
import { ScoreText } from '../score-text.tsx'
import { ComparedAnswer } from './compared-answer.tsx'
import classes from './comparison.module.css'

type Comparison = ReplyOf<typeof compareInterviews>

export function ComparisonTable({ interviews, questions, criteria }: Comparison) {
  return (
    <section className={classes.scroll} aria-label="Answers side by side" tabIndex={-1}>
      <table className={classes.table} style={{ minWidth: `${interviews.length * 18}rem` }}>
        <thead>
          <tr>
            {interviews.map((interview) => (
              <th scope="col" key={interview.id}>
                <Link to={paths.interview(interview.id)}>{nameOf(interview.candidate)}</Link>
                <span>
                  <ScoreText score={interview.score} />, {stateOf(interview).word.toLowerCase()}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        {questions.map(({ questionId, number, prompt, answers }) => (
          <tbody key={questionId}>
            <tr>
              <th scope="rowgroup" colSpan={interviews.length} className={classes.prompt}>
                <div>
                  <span>{number}</span> {prompt}
                </div>
              </th>
            </tr>
            <tr>
              {interviews.map(({ id }) => (
                <td key={id}>
                  <ComparedAnswer answer={answers.find(({ interviewId }) => interviewId === id)} criteria={criteria} />
                </td>
              ))}
            </tr>
          </tbody>
        ))}
      </table>
    </section>
  )
}

import type { MyInterview, OpenQuestion } from '@colloquy/contracts/my-interview'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { ClockHint, ClockLine } from '../clock/clock-line.tsx'
import { limitText } from '../clock/limit-text.ts'
import { answerTyped, selectAnswer } from '../drafts/answer-slice.ts'
import { Note, Step } from '../room/step.tsx'
import { AnswerArea } from './answer-area.tsx'
import { AnswerConflict } from './answer-conflict.tsx'
import classes from './question-page.module.css'
import { SaveLine } from './save-line.tsx'
import { SubmitActions } from './submit-actions.tsx'
import { useAcknowledgementOncePainted } from './use-acknowledgement.ts'
import { useIntegritySignals } from './use-integrity-signals.ts'

/** One question, its clock, and room to write. */
export function QuestionPage({ view, question }: { view: MyInterview; question: OpenQuestion }) {
  const dispatch = useAppDispatch()
  const answer = useAppSelector(selectAnswer)
  const isOpened = answer.questionId === question.questionId
  const { deadline, number } = question
  const hasExtra = question.allowedSeconds !== question.limitSeconds
  useAcknowledgementOncePainted(question)
  const notePaste = useIntegritySignals(isOpened && !answer.timeUp)

  return (
    <Step
      title={`Question ${number}`}
      place={`Question ${number} of ${view.outline.questions.length}`}
      prompt={question.prompt}
      aside={answer.timeUp ? <strong>Time is up</strong> : <TimeLeft view={view} question={question} />}
    >
      {isOpened && answer.conflict && <AnswerConflict saved={answer.conflict} />}
      {answer.timeUp && (
        <Note>
          <span role="status">Time is up. We kept what you wrote.</span>
        </Note>
      )}
      <AnswerArea
        label="Your answer"
        value={isOpened ? answer.text : ''}
        readOnly={!isOpened || answer.timeUp}
        onChange={(text) => dispatch(answerTyped(text))}
        onPaste={notePaste}
      />
      <div className={classes.status}>
        <SaveLine />
        {hasExtra && <span className={classes.saveLine}>{limitText(question, view.accommodation.extraTime)}</span>}
        {deadline && !answer.timeUp && <ClockHint />}
      </div>
      {!answer.timeUp && <SubmitActions isOpened={isOpened} />}
    </Step>
  )
}

function TimeLeft({ view, question }: { view: MyInterview; question: OpenQuestion }) {
  const { deadline, allowedSeconds } = question
  const { extraTime } = view.accommodation
  if (allowedSeconds === null) return <span>No time limit</span>
  if (!deadline) return <span>{limitText(question, extraTime)}</span>
  return <ClockLine deadline={deadline} allowedSeconds={allowedSeconds} />
}

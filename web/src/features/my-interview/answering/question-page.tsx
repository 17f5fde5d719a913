import type { MyInterview, OpenQuestion } from '@colloquy/contracts/my-interview'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { ClockLine } from '../clock/clock-line.tsx'
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
  const { deadline, allowedSeconds, number } = question
  useAcknowledgementOncePainted(question)
  const notePaste = useIntegritySignals(isOpened && !answer.timeUp)

  return (
    <Step title={`Question ${number}`} place={`Question ${number} of ${view.outline.questions.length}`}>
      <p id="question-prompt" className={classes.prompt}>
        {question.prompt}
      </p>
      {isOpened && answer.conflict && <AnswerConflict saved={answer.conflict} />}
      {answer.timeUp ? (
        <Note>
          <span role="status">Time is up. We kept what you wrote.</span>
        </Note>
      ) : (
        <div className={classes.status}>
          {deadline && allowedSeconds !== null ? (
            <ClockLine deadline={deadline} allowedSeconds={allowedSeconds} />
          ) : (
            <span>{allowedSeconds === null ? 'No time limit' : limitText(question, view.accommodation.extraTime)}</span>
          )}
          {view.accommodation.extraTime !== null && deadline && (
            <span className={classes.saveLine}>{limitText(question, view.accommodation.extraTime)}</span>
          )}
        </div>
      )}
      <AnswerArea
        label="Your answer"
        describedBy="question-prompt"
        value={isOpened ? answer.text : ''}
        readOnly={!isOpened || answer.timeUp}
        onChange={(text) => dispatch(answerTyped(text))}
        onPaste={notePaste}
      />
      <SaveLine />
      {!answer.timeUp && <SubmitActions isOpened={isOpened} />}
    </Step>
  )
}

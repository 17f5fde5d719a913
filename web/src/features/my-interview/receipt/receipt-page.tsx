import type { MyInterview } from '@colloquy/contracts/my-interview'
import { useAppSelector } from '../../../app/hooks.ts'
import { calendarDay } from '../../../ui/moments.ts'
import { sentenceStart } from '../../../ui/sentence.ts'
import { selectAnswer } from '../drafts/answer-slice.ts'
import room from '../room/room.module.css'
import { Note, Step } from '../room/step.tsx'
import { MyData } from './my-data.tsx'

/** What happened, who decides and by when. Stays on the same link. */
export function ReceiptPage({ view }: { view: MyInterview }) {
  const { receipt, outline, position } = view
  const { ending } = useAppSelector(selectAnswer)
  return (
    <Step title="Thank you. Your answers are in." place={position.title}>
      {ending?.how === 'time_up' && (
        <Note>
          <span role="status">Time is up. We kept what you wrote.</span>
        </Note>
      )}
      <dl className={room.facts}>
        <dt>Answered</dt>
        <dd>
          {receipt.answered} of {outline.questions.length} questions
          {receipt.submittedAt && `, finished on ${calendarDay(receipt.submittedAt)}`}
        </dd>
        <dt>What is next</dt>
        <dd>
          {sentenceStart(receipt.decidedBy)} reads your answers and decides
          {receipt.decisionBy ? ` by ${calendarDay(receipt.decisionBy)}` : ''}. A draft of the scores helps, but it
          decides nothing.
        </dd>
        <dt>What is stored</dt>
        <dd>
          <ul className={room.plainList}>
            {receipt.stored.map((thing) => (
              <li key={thing}>{thing}</li>
            ))}
          </ul>
        </dd>
        {receipt.deletedBy && (
          <>
            <dt>Deleted</dt>
            <dd>by {calendarDay(receipt.deletedBy)}, or earlier when you erase it</dd>
          </>
        )}
      </dl>
      <MyData view={view} />
    </Step>
  )
}

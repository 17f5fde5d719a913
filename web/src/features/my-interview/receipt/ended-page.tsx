import type { MyInterview } from '@colloquy/contracts/my-interview'
import { Step } from '../room/step.tsx'
import { MyData } from './my-data.tsx'

type Ended = 'expired' | 'withdrawn' | 'cancelled'

const texts: Record<Ended, { title: string; text: string }> = {
  expired: {
    title: 'The time for this interview is over',
    text: 'It was open until its closing date. If you would still like to take part, write to the person who invited you: they can open it again.',
  },
  withdrawn: {
    title: 'You withdrew from this interview',
    text: 'Nobody will rate your answers. If this was a mistake, write to the person who invited you: they can open it again.',
  },
  cancelled: {
    title: 'This interview was cancelled',
    text: 'The people who invited you ended it. It says nothing about your answers. Write to them if you would like to know why.',
  },
}

export function EndedPage({ view, status }: { view: MyInterview; status: Ended }) {
  const { title, text } = texts[status]
  return (
    <Step title={title} place={view.position.title}>
      <p>{text}</p>
      {view.receipt.answered > 0 && (
        <p>
          The {view.receipt.answered === 1 ? 'answer' : 'answers'} that you gave{' '}
          {view.receipt.answered === 1 ? 'is' : 'are'} still stored, until you erase them.
        </p>
      )}
      <MyData view={view} />
    </Step>
  )
}

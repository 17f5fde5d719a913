import type { EventOf, InterviewEvent } from './events.ts'
import type { PlannedQuestion } from './plan.ts'
import type { Accommodation, Instant } from './state.ts'

/** A line of the chat that both sides see. */
export type TranscriptEntry = {
  id: string
  at: Instant
  from: 'colloquy' | 'candidate'
  kind: 'greeting' | 'note' | 'profile' | 'question' | 'answer'
  text: string
  questionId: string | null
}

/** Texts by answer id. null: erased. */
export type AnswerTexts = ReadonlyMap<string, string | null>

/**
 * The conversation as a view over the events; the words of answers are handed in.
 * Only presented questions appear, and no reason of an accommodation.
 */
export function transcript(events: readonly InterviewEvent[], answers: AnswerTexts): TranscriptEntry[] {
  const plan = events.find((event) => event.type === 'InterviewStarted')
  const questions: readonly PlannedQuestion[] = plan?.plan.questions ?? []
  return events.flatMap((event, index) =>
    linesOf(event, questions, answers).map((line, part) => ({
      id: `${index + 1}.${part + 1}`,
      at: event.at,
      questionId: null,
      ...line,
    })),
  )
}

type Line = Pick<TranscriptEntry, 'from' | 'kind' | 'text'> & { questionId?: string }

const note = (text: string): Line => ({ from: 'colloquy', kind: 'note', text })

function linesOf(event: InterviewEvent, questions: readonly PlannedQuestion[], answers: AnswerTexts): Line[] {
  switch (event.type) {
    case 'InterviewOpened':
      return [{ from: 'colloquy', kind: 'greeting', text: 'Welcome. We go through this step by step, at your pace.' }]
    case 'ResumeAttached':
      return [note('A résumé was added.')]
    case 'ProfileConfirmed':
      return [{ from: 'candidate', kind: 'profile', text: 'I checked my name, email and phone.' }]
    case 'InterviewStarted':
      return [note(`The interview started: ${counted(event.plan.questions.length, 'question')}.`)]
    case 'QuestionPresented':
      return questionLines(event, questions)
    case 'AnswerSubmitted':
      return answerLines(event, answers)
    default:
      return sentenceOf(event)
  }
}

function questionLines({ questionId }: EventOf<'QuestionPresented'>, questions: readonly PlannedQuestion[]): Line[] {
  const question = questions.find(({ id }) => id === questionId)
  return question ? [{ from: 'colloquy', kind: 'question', text: question.prompt, questionId }] : []
}

function answerLines({ questionId, answerId, by }: EventOf<'AnswerSubmitted'>, answers: AnswerTexts): Line[] {
  const text = answers.get(answerId)
  const nothing = text === ''
  const lines: Line[] = []
  if (text === undefined || text === null) lines.push({ ...note('The words of this answer were erased.'), questionId })
  else if (!nothing) lines.push({ from: 'candidate', kind: 'answer', text, questionId })
  if (by === 'clock') {
    const kept = nothing ? 'Nothing had been saved.' : 'Your last saved text was submitted.'
    lines.push({ ...note(`Time was up. ${kept}`), questionId })
  } else if (nothing) lines.push({ ...note('An empty answer was submitted.'), questionId })
  return lines
}

function sentenceOf(event: InterviewEvent): Line[] {
  switch (event.type) {
    case 'HumanRequested':
      return [note('You asked that a person looks at your answers.')]
    case 'TimeRequested':
      return [note(`You asked for more time: ${describe(event.accommodation)}.`)]
    case 'AccommodationChanged':
      return [note(`Time for each question: ${describe(event.accommodation)}.`)]
    case 'TimeExtended':
      return [note(`The interviewer added ${Math.round(event.extraMs / 1000)} s to this question.`)]
    case 'InterviewPaused':
      return [note('The interview was paused.')]
    case 'InterviewResumed':
      return [note('The interview went on.')]
    case 'InterviewSubmitted':
      return [note('All answers are in. Thank you.')]
    case 'InterviewExpired':
      return [note('The time for this interview is over.')]
    case 'InterviewWithdrawn':
      return [note('The interview was withdrawn.')]
    case 'InterviewCancelled':
      return [note('The interview was cancelled.')]
    case 'InterviewReopened':
      return [note('The interview was opened again.')]
    default:
      return []
  }
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

function describe(accommodation: Accommodation): string {
  if (accommodation === 'untimed') return 'no limit'
  return accommodation === 0 ? 'the usual limit' : `${accommodation} % more`
}

import { setTimeout } from 'node:timers/promises'
import type { AskedQuestion, ReportCards } from './report-cards.ts'
import { startRubricThread } from './rubric-thread.ts'

export type BankTryingDeps = {
  cards: ReportCards
  findQuestions: () => Promise<AskedQuestion[]>
  /** Sends this job again for the questions that are left. */
  goOn: () => Promise<void>
  /** Between two questions, so that nobody who waits for an answer of the server feels it. */
  pauseMs: number
}

/** So many questions, and then the job is sent again: a worker that dies costs only these, and one that stops waits for no more. */
const batch = 8

/** Tries what nobody has tried yet, in a thread of its own; run again it goes on where it was. */
export function createBankTrying({ cards, findQuestions, goOn, pauseMs }: BankTryingDeps) {
  return async function tryBank(): Promise<void> {
    const questions = await findQuestions()
    const outcomes = await cards.outcomes(questions)
    const untried = questions.filter((_, index) => outcomes[index] === 'untried')
    if (untried.length === 0) return
    const thread = startRubricThread()
    try {
      for (const question of untried.slice(0, batch)) {
        await cards.of(question, undefined, thread.tryRubric)
        await setTimeout(pauseMs)
      }
    } finally {
      await thread.end()
    }
    if (untried.length > batch) await goOn()
  }
}

type Difficulty = 'easy' | 'medium' | 'hard'

export type PlannedQuestion = {
  id: string
  /** 1 for the first question. */
  position: number
  difficulty: Difficulty
  prompt: string
  /** null: this question has no limit. */
  limitSeconds: number | null
  weight: number
}

/** What the candidate will be asked, frozen at the start. Key points, references and anchors stay in the template version. */
export type InterviewPlan = {
  templateVersionId: string
  untimed: boolean
  pausesAllowed: number
  /** Time for the network after a deadline, in milliseconds. Never shown. */
  graceMs: number
  /** Who has started keeps at least this long to finish, even when the link would end sooner. */
  finishWithinMs: number
  practice: { prompt: string; limitSeconds: number | null }
  questions: readonly PlannedQuestion[]
}

export const DEFAULT_FINISH_WITHIN_MS = 24 * 60 * 60 * 1000

/** The first question, in plan order, whose id is not among the answered ones. */
export const nextQuestion = (plan: InterviewPlan, answered: readonly { questionId: string }[]) =>
  plan.questions.find((question) => !answered.some((answer) => answer.questionId === question.id))

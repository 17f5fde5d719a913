import { accept, type Decision, refuse } from '../../app-error.ts'
import { sameScore } from '../../scoring/score.ts'
import type { CommandOf, ScoringCommand } from '../commands.ts'
import type { InterviewEvent } from '../events.ts'
import { refuseClosed } from '../open-question.ts'
import { type Instant, type InterviewState, isEnded, isStarted } from '../state.ts'

/** Scores are appended, never changed: scoring again adds an event. */
export function decideScoring(state: InterviewState, command: ScoringCommand, at: Instant): Decision<InterviewEvent> {
  if (isEnded(state)) return refuseClosed(state.status)
  return command.type === 'recordScore' ? recordScore(state, command, at) : finalise(state, command, at)
}

/** An answer may be scored as soon as it is in, while the interview goes on. */
function recordScore(state: InterviewState, command: CommandOf<'recordScore'>, at: Instant): Decision<InterviewEvent> {
  const { questionId, answerId, scoreId, score } = command
  const answers = isStarted(state) ? state.answers : []
  const answer = answers.find((given) => given.questionId === questionId && given.answerId === answerId)
  if (!answer) return refuse('interview_not_open', 'There is no such answer to score.')
  if (answer.scoreIds.includes(scoreId)) return accept()
  return accept({ type: 'AnswerScored', at, questionId, answerId, scoreId, score })
}

function finalise(state: InterviewState, { score }: CommandOf<'finalise'>, at: Instant): Decision<InterviewEvent> {
  if (state.status !== 'submitted' && state.status !== 'scored') {
    return refuse('interview_not_open', 'Not all answers are in.')
  }
  if (state.answers.some((answer) => answer.scoring === null)) {
    return refuse('interview_not_open', 'Not all answers have been judged.')
  }
  if (state.status === 'scored' && sameScore(state.score, score)) return accept()
  return accept({ type: 'InterviewScored', at, score })
}

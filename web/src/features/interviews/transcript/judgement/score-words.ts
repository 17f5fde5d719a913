import type { CriterionScore } from '@colloquy/contracts/scores'

// The server says why in codes; a code that this page does not know yet is shown as it is.
const whys: Record<string, string> = {
  empty: 'the answer is empty',
  no_answer: 'the candidate said that they do not know',
  off_topic: 'the answer is about something else',
  other_language: 'the answer is in another language than the rubric',
  gibberish: 'the text has no meaning that we could read',
  not_prose: 'the text is not prose',
  no_rubric: 'the question has no rubric',
  no_evidence: 'nothing in the answer supports a level',
  no_provider: 'no AI provider is configured',
  provider_down: 'the AI provider did not answer',
  low_confidence: 'the scorer is not sure enough',
}
export const whyText = (why: string) => whys[why] ?? why.replaceAll('_', ' ')

const flags: Record<string, string> = {
  injection: 'The answer contains instructions to a grader. They were left out of the scoring.',
  stuffing: 'The answer reads like a list of keywords.',
  echo: 'The answer repeats the question.',
  contradiction: 'The answer says the opposite of a key point.',
  padding: 'Much of the answer says nothing about the question.',
  graders_disagree: 'The model and the built-in grader are far apart. A person should look.',
  ai_timeout: 'The model did not answer in time.',
  ai_unreachable: 'The AI provider could not be reached.',
  ai_rate_limited: 'The AI provider asked us to wait.',
  ai_unavailable: 'The AI provider is not available right now.',
  ai_bad_response: 'The AI provider sent something that is not an answer.',
  ai_bad_output: 'The model’s judgement did not have the form that we ask for.',
  ai_refused: 'The model refused to judge this answer.',
  ai_rejected: 'The AI provider rejected the request.',
  ai_unauthorised: 'The AI provider did not accept our key.',
  ai_circuit_open: 'The AI provider failed too often and is left alone for a moment.',
  ai_busy: 'Too many answers were waiting for the model.',
  ai_out_of_budget: 'Today’s budget for the model is used up.',
  ai_cancelled: 'The request to the model was interrupted.',
}
export const flagText = (flag: string) => flags[flag] ?? flag.replaceAll('_', ' ')

/** "4 of 5", "4 of 5, provisional", "nothing to judge", "scoring failed", "4 of 5, by a person". */
export function levelText(score: CriterionScore): string {
  switch (score.status) {
    case 'scored':
      return `${score.level} of 5`
    case 'provisional':
      return `${score.level} of 5, provisional`
    case 'insufficient':
      return `nothing to judge: ${whyText(score.why)}`
    case 'failed':
      return 'scoring failed'
    case 'human':
      return `${score.level} of 5, by a person`
  }
}

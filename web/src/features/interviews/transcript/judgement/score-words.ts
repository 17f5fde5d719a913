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
  instructions: 'The answer contains instructions to a grader. They were left out of the scoring.',
  injection: 'The answer contains instructions to a grader. They were left out of the scoring.',
  keyword_list: 'The answer reads like a list of keywords.',
  echo: 'The answer repeats the question.',
  capped: 'The score was capped.',
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

import type { DecisionOutcome, ReasonCode, Recommendation } from '@colloquy/contracts/reviews'
import type { Criterion } from '@colloquy/contracts/templates'
import type { HumanLevel } from '@colloquy/contracts/vocabulary'

/** What a level means: its anchor, or for 0 that there is no answer. */
export const levelMeaning = (level: HumanLevel, anchors: Criterion['anchors']) =>
  level === 0 ? 'No answer: nothing here that could be rated.' : anchors[level]

export const recommendationWords: Record<Recommendation, string> = {
  definitely_no: 'Definitely no',
  no: 'No',
  yes: 'Yes',
  strong_yes: 'Strong yes',
}

export const outcomeVerbs: Record<DecisionOutcome, string> = {
  advance: 'Advance',
  hold: 'Hold',
  reject: 'Reject',
}

export const reasonWords: Record<ReasonCode, string> = {
  meets_requirements: 'Meets the requirements',
  exceeds_requirements: 'Exceeds the requirements',
  below_requirements: 'Below the requirements',
  missing_required_skill: 'A required skill is missing',
  incomplete_interview: 'The interview is incomplete',
  position_filled: 'The position is filled',
  candidate_withdrew: 'The candidate withdrew',
  needs_second_opinion: 'Needs a second opinion',
  other: 'Another reason (see the note)',
}

/** Reasons that make sense for an outcome, the likeliest first. */
export const reasonsFor: Record<DecisionOutcome, readonly ReasonCode[]> = {
  advance: ['meets_requirements', 'exceeds_requirements', 'other'],
  hold: ['needs_second_opinion', 'incomplete_interview', 'position_filled', 'other'],
  reject: [
    'below_requirements',
    'missing_required_skill',
    'incomplete_interview',
    'position_filled',
    'candidate_withdrew',
    'other',
  ],
}

import type { Features } from '../features/features.ts'
import { type Boosted, predictBoosted } from './boosted.ts'
import { type Linear, predictLinear } from './linear.ts'

/** Fitted by grader/fit/fit.ts; each head reads the features in the order of `features`, then `correct`. */
export type Model = {
  features: string[]
  /** Would a strict marker call it right? Fitted on answers graded right or wrong. */
  correct: Boosted
  /** Expected human grade 0–1 where short answers are expected, and where long ones are. */
  short: Boosted
  long: Boosted
  /** The same where short answers are expected, as a weighted sum of features. */
  shortLinear: Linear
  /** Is it an answer to this question at all, 0–1? Fitted on real answers against made-up ones. */
  honest: Boosted
  /** One good answer in a hundred lies below this; a score there shrinks in proportion. */
  honestFloor: number
  /** Does it stand there as prose, 0–1, or as the reference's words alone? Fitted on real answers against stuffed ones. */
  prose: Boosted
  proseFloor: number
}

export type Prediction = { correct: number; score: number; honest: number; prose: number }

const unit = (value: number) => Math.min(1, Math.max(0, value))

/** 0–1: how much an exchange of this size is one of long answers; from the lengths of question, reference and answer. */
export function longShare(features: Features): number {
  const size = (features.reference_words ?? 0) + (features.answer_words ?? 0) + (features.question_words ?? 0)
  return 1 / (1 + Math.exp(-3 * (size - 9.7)))
}

export function rowOf(names: readonly string[], features: Features): number[] {
  return names.map((name) => features[name] ?? 0)
}

// Trees learn little of how many points of a long reference are covered: few questions with long references are graded.
// Where the question leaves a choice, the points that are wanted count (features/choice.ts).
const COVERAGE = 0.7
const LINEAR = 0.2 // share of the weighted sum beside the trees

const coverage = (features: Features) => COVERAGE * ((features.point_wanted ?? 0) - 0.5)

// Heads of partial grades see too few questions with a yes, a no or a number for an answer to learn what these are worth.
// Of answers with the opposite yes or no, people graded none above 0; of those with the right number nine in ten as right.
const AGREES = 0.1
const DISAGREES = 0.3
const RESULT = 0.3

function conclusion({ verdict_agrees: verdict = 0, result_given: result = 0 }: Features): number {
  return (verdict > 0 ? AGREES : DISAGREES) * verdict + RESULT * result
}

export function predict(model: Model, features: Features): Prediction {
  const row = rowOf(model.features, features)
  const correct = predictBoosted(model.correct, row)
  const withCorrect = [...row, correct]
  const long = longShare(features)
  const short = (1 - LINEAR) * predictBoosted(model.short, withCorrect) + LINEAR * predictLinear(model.shortLinear, row)
  const score =
    (1 - long) * short + long * (predictBoosted(model.long, withCorrect) + coverage(features)) + conclusion(features)
  return {
    correct: unit(correct),
    score: unit(score),
    honest: unit(predictBoosted(model.honest, row)),
    prose: unit(predictBoosted(model.prose, row)),
  }
}

import { compareAll, type Features } from './features/features.ts'
import { type TextView, viewOf } from './features/text-view.ts'
import { type Gate, inspect } from './gate/gate.ts'
import { ramp } from './levels.ts'
import { type Model, predict } from './model/predict.ts'
import { shipped } from './model/shipped.ts'

export type Judgement = {
  gate: Gate
  features: Features
  /** Expected human grade 0–1, and whether a strict marker would call it right, 0–1; both within the gate's ceiling. */
  score: number
  correct: number
  /** 0–1: how sure it is that this answers the question at all. */
  honest: number
  /** 0–1: what a match is worth, judged by the form alone: near 0 for a list or a shuffle of the reference's words. */
  worded: number
  /** Below the floor that hardly any good answer falls under. */
  doubted: boolean
  /** 0–1: how near it is to a reference word for word. */
  verbatim: number
  /** True when the gate took more than a tenth of what the match was worth. */
  capped: boolean
  /** Place of the closest reference in the list that was given. */
  closest: number
}

const none: Features = {}
const TRUSTED_VERBATIM = 0.9
const CAPPED = 0.9

// A few words of one's own may share none with the reference and be right; a long answer that shares none is not.
const FEW = 12 // words
const DOUBTED_FEW = 0.95
const FLOOR_WIDTH = 0.05 // fitted on few answers the floor can lie below 0

/** 0–1: what a match is worth, given how sure it is that this answers the question and how long the answer is. */
function belief(honest: number, floor: number, words: number): number {
  const least = DOUBTED_FEW * (1 - ramp(words, FEW, 2 * FEW))
  return least + (1 - least) * ramp(honest, Math.min(0, floor - FLOOR_WIDTH), floor)
}

// A list of the right words is worth little, whatever it hits.
const STUFFED = 0.1
const PROSE_WIDTH = 0.2
const FLAGGED = 0.5

/** 0–1: what a match is worth, given how sure it is that sentences were written and not just words of the reference. */
const wording = (prose: number, floor: number) => STUFFED + (1 - STUFFED) * ramp(prose, floor - PROSE_WIDTH, floor)

const LISTED_CEILING = 0.14 // level 1
const PLAINLY_PROSE = 0.45
const BORROWED = 0.5

/**
 * 0–1: how far the words are a reference's own. Who stuffs takes most of them from there; a clumsy sentence in one's
 * own words looks alike in form, and is an answer.
 */
function borrowed(features: Features): number {
  return ramp(features.any_words_precision ?? 0, 0.4, 0.75) * ramp(features.any_recall ?? 0, 0.2, 0.5)
}

/** The gate with the last word on what looks like a list, and on words taken from a reference without its sentences. */
function settled(gate: Gate, features: Features, prose: number, worded: number): Gate {
  const list = gate.listed && prose < PLAINLY_PROSE && borrowed(features) > BORROWED
  if (!list && worded >= FLAGGED) return gate
  const ceiling = list ? Math.min(gate.ceiling, LISTED_CEILING) : gate.ceiling
  return { ...gate, ceiling, flags: [...gate.flags, 'stuffing'] }
}

/** 0–1: how near an answer is to saying a reference word for word. */
function verbatim(features: Features): number {
  const recall = features.any_sequence ?? 0
  const precision = features.any_words_precision ?? 0
  return Math.min(1, Math.max(0, (Math.min(recall, precision + 0.25) - 0.7) / 0.25))
}

/** Judges an answer beside reference answers: gate first, then the fitted model. */
export function judge(
  question: string,
  references: readonly string[],
  answer: string,
  model: Model = shipped,
): Judgement {
  const wanted = references.filter((reference) => reference.trim() !== '').map((reference) => viewOf(reference))
  return judgeBeside(viewOf(question), wanted, answer, model)
}

/** The same where question and references are read already. */
export function judgeBeside(
  asked: TextView,
  wanted: readonly TextView[],
  answer: string,
  model: Model = shipped,
): Judgement {
  const inspected = inspect(asked, wanted, answer)
  if (inspected.insufficient || inspected.ceiling === 0) {
    return {
      gate: inspected,
      features: none,
      score: 0,
      correct: 0,
      honest: 0,
      worded: 1,
      verbatim: 0,
      doubted: true,
      capped: true,
      closest: 0,
    }
  }
  const { features, closest } = compareAll(asked, wanted, viewOf(inspected.text, inspected.tokens))
  const { score, correct, honest, prose } = predict(model, features)
  const lift = verbatim(features)
  const raised = 1 - (1 - score) * (1 - lift)
  const literal = lift > TRUSTED_VERBATIM
  const believed = literal ? 1 : belief(honest, model.honestFloor, inspected.tokens.length)
  const worded = literal ? 1 : 1 - (1 - wording(prose, model.proseFloor)) * borrowed(features)
  const gate = settled(inspected, features, prose, worded)
  const limit = (value: number) => Math.min(gate.ceiling, value * believed * worded)
  return {
    gate,
    features,
    score: limit(raised),
    correct: limit(Math.max(correct, lift)),
    honest,
    worded,
    verbatim: lift,
    doubted: believed < 1,
    capped: limit(raised) < CAPPED * raised,
    closest,
  }
}

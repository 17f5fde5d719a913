import { centroid, cosineOf } from '../lexicon/lexicon.ts'
import { type Alignment, align, close, weightedMean } from './alignment.ts'
import { pointsWanted } from './choice.ts'
import { conclusionFeatures } from './conclusion.ts'
import { letterFeatures } from './letters.ts'
import { mean } from './mean.ts'
import { orderFeatures } from './order.ts'
import { overlapFeatures } from './overlap.ts'
import { phraseFeatures } from './phrases.ts'
import { soughtFeatures } from './points.ts'
import { polarityFeatures } from './polarity.ts'
import { shapeFeatures } from './shape.ts'
import { type TextView, weightings } from './text-view.ts'

export type Features = Record<string, number>

/** How well each sentence of the reference is covered. */
function pointFeatures(question: TextView, reference: TextView, there: Alignment): Features {
  const { demoted } = weightings(question)
  const strengths = reference.clauses.flatMap((clause) => {
    const inside = new Set(clause.tokens)
    const places = reference.content.flatMap((token, i) => (inside.has(token) ? [i] : []))
    if (places.length === 0) return []
    const words = places.flatMap((i) => reference.content[i] ?? [])
    return [
      weightedMean(
        places.map((i) => close(there.meaning[i] ?? 0)),
        words,
        demoted,
      ),
    ]
  })
  const wanted = strengths.toSorted((a, b) => b - a).slice(0, pointsWanted(question, reference, strengths.length))
  return {
    points: Math.log1p(strengths.length),
    point_best: Math.max(0, ...strengths),
    point_worst: strengths.length > 0 ? Math.min(...strengths) : 0,
    point_mean: mean(strengths),
    point_wanted: mean(wanted),
    points_found: strengths.filter((strength) => strength > 0.5).length / Math.max(1, strengths.length),
  }
}

/** How the answer's words stand to the question, and which belong to neither question nor reference. */
function topicFeatures(question: TextView, answer: TextView, back: Alignment): Features {
  const { plain } = weightings(question)
  const toQuestion = align(answer, question)
  const meaning = back.meaning.map((value, i) => Math.max(value, toQuestion.meaning[i] ?? 0))
  const vector = (view: TextView) => centroid(view.content.map((token) => ({ rank: token.rank, weight: plain(token) })))
  return {
    foreign: weightedMean(
      meaning.map((value) => (value < 0.4 ? 1 : 0)),
      answer.content,
      plain,
    ),
    on_topic: weightedMean(meaning, answer.content, plain),
    question_meaning: weightedMean(toQuestion.meaning, answer.content, plain),
    question_centroid: cosineOf(vector(question), vector(answer)),
  }
}

/** Everything measured about an answer beside one reference. */
export function compare(question: TextView, reference: TextView, answer: TextView): Features {
  const there = align(reference, answer)
  const back = align(answer, reference)
  return {
    ...overlapFeatures(reference, answer, there, back, weightings(question)),
    ...orderFeatures(reference, answer, there),
    ...phraseFeatures(reference, answer, weightings(question).demoted),
    ...letterFeatures(question, reference, answer),
    ...polarityFeatures(reference, answer, there),
    ...pointFeatures(question, reference, there),
    ...soughtFeatures(question, reference, answer),
    ...topicFeatures(question, answer, back),
    ...shapeFeatures(question, reference, answer),
    ...conclusionFeatures(question, reference, answer),
  }
}

const closeness = (features: Features) =>
  (features.soft_f_demoted ?? 0) + (features.soft_recall_demoted ?? 0) + (features.centroid_demoted ?? 0)

/** The features beside the closest reference, how the references compare, and which one it was. Expects at least one. */
export function compareAll(
  question: TextView,
  references: readonly TextView[],
  answer: TextView,
): { features: Features; closest: number } {
  const all = references.map((reference) => compare(question, reference, answer))
  const values = all.map(closeness)
  const most = Math.max(0, ...values)
  const closest = Math.max(0, values.indexOf(most))
  const largest = (name: string) => Math.max(0, ...all.map((features) => features[name] ?? 0))
  const features = {
    ...all[closest],
    references: Math.log1p(references.length),
    closest: most,
    closeness_mean: mean(values),
    any_words_precision: largest('words_precision'),
    any_recall: largest('recall_demoted'),
    any_sequence: largest('sequence_recall'),
  }
  return { features, closest }
}

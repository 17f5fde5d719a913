import { compareAll, type Features } from '../src/features/features.ts'
import { type TextView, viewOf } from '../src/features/text-view.ts'
import { saysNothing } from '../src/gate/no-answer.ts'
import { type Boosted, predictBoosted } from '../src/model/boosted.ts'
import { longShare, type Model, rowOf } from '../src/model/predict.ts'
import { attacksOn, isBeside, isStuffing } from './attacks.ts'
import { binarySets, questionKey, type Row } from './data.ts'
import { type BoostOptions, boost, type Examples, withoutOffsets } from './learn/boosting.ts'
import { binColumns } from './learn/histogram.ts'
import { randomFrom } from './learn/random.ts'
import { ridge } from './learn/ridge.ts'
import { learnersOf } from './learners.ts'

type Example = { row: Row; features: Features }
type AttackExample = Example & { kind: string }

// These describe the question alone. A score head that sees them learns which question it was.
const aboutTheQuestion =
  /^(reference_|question_words|question_in_reference|numbers_wanted|negations_reference|references$|points$|asks_)/
// The score heads take these at a fixed worth (src/model/predict.ts).
const atFixedWorth = /^(verdict_agrees|result_given|point_wanted)$/
// Word vectors blur long references, where nearly every word has a near one.
const byMeaning = /soft|centroid|meaning|closest|closeness|over_|foreign|on_topic|point|phrase|clause|sought/
// What tells sentences from words without them: form, order and closeness to the reference, not what is said.
const aboutForm =
  /^(word_order|order_pairs|commas|distinct|answer_words|answer_content|function_share|unknown_share|information|sentences|length_ratio|reference_function_share|echo_share|longest_run|concordance|pair_recall|recall_plain|precision_plain)$|gram_|sequence_(recall|precision)|^words_/

const trees: BoostOptions = { trees: 150, depth: 3, rate: 0.06, minLeaf: 20, columns: 0.25, rows: 0.7, l2: 5, seed: 1 }
const GOOD = 0.6 // three of five points
const LEARNERS = 4 // one good answer in so many is given slips
/** Attacks made for fitting, for each row of data. */
export const ATTACKS_PER_ROW = 0.06

const RIDGE = 1000 // rows that pull a weight to 0
const OFFSET_PRIOR = 20
const BESIDE_WEIGHT = 0.2
const SHORT_WEIGHT = 0.05 // what a long exchange counts for the head of short ones

function featuresOf(
  question: string,
  references: readonly string[],
  answer: string,
  cache: Map<string, TextView>,
): Features {
  const view = (text: string) => {
    const known = cache.get(text)
    if (known) return known
    const made = viewOf(text)
    cache.set(text, made)
    return made
  }
  return compareAll(view(question), references.map(view), viewOf(answer)).features
}

/** Rows that hold an answer, with their features. */
function prepare(rows: readonly Row[]): Example[] {
  const cache = new Map<string, TextView>()
  return rows
    .filter((row) => !saysNothing(row.answer))
    .map((row) => ({ row, features: featuresOf(row.question, row.references, row.answer, cache) }))
}

/** Good answers with a learner's slips, for the heads that tell an honest answer. */
function prepareLearners(rows: readonly Row[]): Example[] {
  const good = rows.filter((row) => row.score >= GOOD)
  return prepare(learnersOf(good, LEARNERS))
}

/** Made-up answers to the same questions, for the head that tells an honest answer. */
function prepareAttacks(rows: readonly Row[], share: number): AttackExample[] {
  const cache = new Map<string, TextView>()
  const random = randomFrom(11)
  const questions = new Map<string, Row[]>()
  for (const row of rows) questions.set(questionKey(row), [...(questions.get(questionKey(row)) ?? []), row])
  const perQuestion = Math.max(1, Math.round((share * rows.length) / questions.size))
  return [...questions.values()].flatMap((answers) =>
    Array.from({ length: perQuestion }, () => {
      const row = answers[Math.floor(random() * answers.length)]
      if (!row) return []
      return attacksOn(row, rows, random, 1).map(({ kind, text }) => ({
        kind,
        row: { ...row, answer: text, score: 0 },
        features: featuresOf(row.question, row.references, text, cache),
      }))
    }).flat(),
  )
}

function examplesOf(
  x: readonly number[][],
  examples: readonly Example[],
  y: (e: Example) => number,
  weight: (e: Example) => number,
): Examples {
  const ids = new Map<string, number>()
  const idOf = ({ row }: Example) => {
    const id = ids.get(questionKey(row)) ?? ids.size
    ids.set(questionKey(row), id)
    return id
  }
  return {
    data: binColumns(x, x[0]?.length ?? 0),
    y: Float64Array.from(examples, y),
    weight: Float64Array.from(examples, weight),
    question: Int32Array.from(examples, idOf),
  }
}

/** The highest floor that at most `share` of the good answers fall below. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(share * sorted.length)] ?? 0
}

/** What is fitted on: human-graded answers, good ones with slips, and made-up ones. */
type Lessons = { examples: readonly Example[]; learners: readonly Example[]; attacks: readonly AttackExample[] }

export function prepareLessons(rows: readonly Row[], attacksPerRow = ATTACKS_PER_ROW): Lessons {
  return { examples: prepare(rows), learners: prepareLearners(rows), attacks: prepareAttacks(rows, attacksPerRow) }
}

/** Fits all heads on human-graded answers (of any sets) and on attacks. Repeatable. */
export function train({ examples, learners, attacks }: Lessons): Model {
  const features = Object.keys(examples[0]?.features ?? {})
  const all = features.map((_, i) => i)
  const rowsOf = (list: readonly Example[]) => list.map((example) => rowOf(features, example.features))
  const binary = binarySets(examples.map(({ row }) => row))
  const strict = examples.filter(({ row }) => binary.has(row.set))
  const partial = examples.filter(({ row }) => !binary.has(row.set))

  const forCorrect = strict.length > 0 ? strict : examples
  const correct = boost(
    examplesOf(
      rowsOf(forCorrect),
      forCorrect,
      ({ row }) => (row.score >= 0.5 ? 1 : 0),
      () => 1,
    ),
    all,
    { ...trees, trees: 250, depth: 4, offsetPrior: OFFSET_PRIOR },
  )

  const graded = partial.length > 0 ? partial : examples
  // Where the same answers taught `correct`, its value would be a leak: the score heads then do without it.
  const stacked = strict.length > 0 && partial.length > 0
  const withCorrect = (list: readonly Example[]) =>
    rowsOf(list).map((row) => [...row, stacked ? predictBoosted(correct, row) : 0])
  const x = withCorrect(graded)
  const asScored = (weight: (e: Example) => number) => examplesOf(x, graded, ({ row }) => row.score, weight)
  const general = all.filter((i) => {
    const name = features[i] ?? ''
    return !aboutTheQuestion.test(name) && !atFixedWorth.test(name)
  })
  const last = features.length
  const shortWeight = (e: Example) => 1 - longShare(e.features) + SHORT_WEIGHT
  const forShort = asScored(shortWeight)
  const short = boost(forShort, [...general, last], {
    ...trees,
    trees: 500,
    rate: 0.02,
    columns: 0.1,
    offsetPrior: OFFSET_PRIOR,
  })
  const shortLinear = ridge(x, withoutOffsets(forShort, OFFSET_PRIOR), forShort.weight, general, RIDGE)
  const literal = general.filter((i) => !byMeaning.test(features[i] ?? ''))
  // People hardly ever gave long answers to something else, so what these are worth is taught with made-up ones.
  const beside = new Set<Example>(
    attacks.filter(({ kind, row }) => isBeside(kind) && (!stacked || !binary.has(row.set))),
  )
  const withBeside = [...graded, ...beside]
  const forLong = examplesOf(
    withCorrect(withBeside),
    withBeside,
    ({ row }) => row.score,
    (e) => (beside.has(e) ? BESIDE_WEIGHT : 1),
  )
  const long = boost(forLong, [...literal, features.indexOf('reference_words'), last], {
    ...trees,
    trees: 300,
    rate: 0.03,
    columns: 0.12,
  })

  const good = { real: examples.filter(isGood), learners }
  const honest = tellApart(good, attacks, features, all, MAY_SEEM_DISHONEST)
  const stuffed = attacks.filter(({ kind }) => isStuffing(kind))
  const form = all.filter((i) => aboutForm.test(features[i] ?? ''))
  const prose = tellApart(good, stuffed, features, form, MAY_SEEM_STUFFED)
  return {
    features,
    correct,
    short,
    shortLinear,
    long,
    honest: honest.head,
    honestFloor: honest.floor,
    prose: prose.head,
    proseFloor: prose.floor,
  }
}

const isGood = ({ row }: Example) => row.score >= GOOD
// Shares of good answers that may fall below a floor.
const MAY_SEEM_DISHONEST = 0.004
const MAY_SEEM_STUFFED = 0.004

/**
 * A head that tells good answers from made-up ones, and the floor that hardly any good answer falls below. Learners'
 * answers teach the head but not the floor: what slips were given is made up too, and would pull it down for all.
 */
function tellApart(
  { real, learners }: { real: readonly Example[]; learners: readonly Example[] },
  attacks: readonly Example[],
  features: readonly string[],
  columns: readonly number[],
  share: number,
): { head: Boosted; floor: number } {
  const fit = (good: readonly Example[], fake: readonly Example[]) => {
    const both = [...good, ...fake]
    const truth = (e: Example) => (isGood(e) ? 1 : 0)
    const weight = (e: Example) => (isGood(e) ? fake.length / good.length : 1)
    const x = both.map((e) => rowOf(features, e.features))
    return boost(examplesOf(x, both, truth, weight), columns, { ...trees, trees: 120, depth: 4, rate: 0.15 })
  }
  // The floor comes from questions that the head did not see.
  const part = (e: Example) =>
    [...questionKey(e.row)].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7) % 2
  const unseen = [0, 1].flatMap((k) => {
    const inside = [...real, ...learners].filter((e) => part(e) !== k)
    const outside = real.filter((e) => part(e) === k)
    if (inside.length === 0 || outside.length === 0) return []
    const head = fit(
      inside,
      attacks.filter((e) => part(e) !== k),
    )
    return outside.map((e) => predictBoosted(head, rowOf(features, e.features)))
  })
  return { head: fit([...real, ...learners], attacks), floor: quantile(unseen, share) }
}

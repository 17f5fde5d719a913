import { binarySets, groupKey, questionKey, type Row } from '@colloquy/grader/fit/data'
import {
  mean,
  pearson,
  pearsonWithin,
  percentile,
  quadraticKappa,
  rmseOfFive,
  weightedF1,
} from '@colloquy/grader/fit/figures'
import { randomFrom } from '@colloquy/grader/fit/learn/random'
import { keywordRecall, naive } from './baselines.ts'
import type { AttackScore, Judged, Measured } from './measure.ts'

export type Figure = { value: number; n: number; interval: [number, number] }

const GOOD = 0.6 // three of five points
const isEmpty = (row: Row) =>
  row.answer.trim() === '' || /^(no|empty) (response|submission|answer)\.?$/i.test(row.answer.trim())

type Statistic<T> = {
  key: string
  of: readonly T[]
  group: (item: T) => string
  value: (items: readonly T[]) => number
}

/** The statistic on all items, and its 95 % interval from resampling whole groups. */
function withInterval<T>({ of, group, value }: Statistic<T>, rounds: number): Figure {
  const byGroup = new Map<string, T[]>()
  for (const item of of) {
    const known = byGroup.get(group(item))
    if (known) known.push(item)
    else byGroup.set(group(item), [item])
  }
  const groups = [...byGroup.values()]
  const random = randomFrom(3)
  const resampled = Array.from({ length: rounds }, () =>
    value(groups.flatMap(() => groups[Math.floor(random() * groups.length)] ?? [])),
  )
  return { value: value(of), n: of.length, interval: [percentile(resampled, 0.025), percentile(resampled, 0.975)] }
}

const human = (items: readonly Judged[]) => items.map(({ row }) => row.score)
const ours = (items: readonly Judged[]) => items.map(({ score }) => score)

const r = (items: readonly Judged[]) => pearson(ours(items), human(items))
const within = (items: readonly Judged[]) =>
  pearsonWithin(
    ours(items),
    human(items),
    items.map(({ row }) => questionKey(row)),
  )
const f1 = (items: readonly Judged[]) =>
  weightedF1(
    items.map(({ correct }) => correct),
    human(items),
  )

function answerStatistics(answers: readonly Judged[]): Statistic<Judged>[] {
  const group = ({ row }: Judged) => groupKey(row)
  const statistic = (key: string, of: readonly Judged[], value: (items: readonly Judged[]) => number) => ({
    key,
    of,
    group,
    value,
  })
  const binary = binarySets(answers.map(({ row }) => row))
  const sets = [...new Set(answers.map(({ row }) => row.set))]
  const found = sets.flatMap((set) => {
    const own = answers.filter(({ row }) => row.set === set)
    if (binary.has(set)) return [statistic(`${set}.weighted_f1`, own, f1)]
    const filled = own.filter(({ row }) => !isEmpty(row))
    const all = [
      statistic(`${set}.r`, own, r),
      statistic(`${set}.rmse`, own, (items) => rmseOfFive(ours(items), human(items))),
      statistic(`${set}.qwk`, own, (items) => quadraticKappa(ours(items), human(items))),
      statistic(`${set}.within_r`, own, within),
    ]
    if (filled.length === own.length) return all
    return [...all, statistic(`${set}_nonempty.r`, filled, r), statistic(`${set}_nonempty.within_r`, filled, within)]
  })
  const twoWay = answers.filter(({ row }) => ['sciEntsBank', 'beetle'].includes(row.set))
  if (twoWay.length > 0) found.push(statistic('two_way.weighted_f1', twoWay, f1))
  const good = answers.filter(({ row }) => row.score >= GOOD)
  found.push(statistic('capped_good.rate', good, (items) => mean(items.map(({ capped }) => (capped ? 1 : 0)))))
  const compared = answers.some(({ row }) => row.set === 'mohler')
    ? answers.filter(({ row }) => row.set === 'mohler')
    : answers
  found.push(statistic('ours.r', compared, r))
  found.push(
    statistic('keyword_recall.r', compared, (items) =>
      pearson(
        items.map(({ row }) => keywordRecall(row)),
        human(items),
      ),
    ),
  )
  found.push(
    statistic('naive.r', compared, (items) =>
      pearson(
        items.map(({ row }) => naive(row)),
        human(items),
      ),
    ),
  )
  return found.filter(({ of }) => of.length > 1)
}

function attackStatistics(attacks: readonly AttackScore[]): Statistic<AttackScore>[] {
  const group = (item: AttackScore) => item.group
  const kinds = [...new Set(attacks.map(({ family, kind }) => `${family}.${kind}`))]
  // Each kind counts alike, however many questions it could be made for.
  const meanOfKinds = (items: readonly AttackScore[]) => {
    const byKind = new Map<string, number[]>()
    for (const { kind, score } of items) {
      const known = byKind.get(kind)
      if (known) known.push(score)
      else byKind.set(kind, [score])
    }
    return mean([...byKind.values()].map(mean))
  }
  const families = (['nonsense', 'stuffing', 'reference'] as const).map((family) => ({
    key: `${family}.mean`,
    of: attacks.filter((item) => item.family === family),
    group,
    value: meanOfKinds,
  }))
  const single = kinds.map((kind) => ({
    key: kind,
    of: attacks.filter((item) => `${item.family}.${item.kind}` === kind),
    group,
    value: meanOfKinds,
  }))
  return [...families, ...single].filter(({ of }) => of.length > 0)
}

export function figuresOf(
  measured: Measured,
  unseenAnswers: readonly Judged[],
  rounds: number,
): Record<string, Figure> {
  const figures: Record<string, Figure> = {}
  for (const statistic of answerStatistics(measured.answers)) figures[statistic.key] = withInterval(statistic, rounds)
  for (const statistic of attackStatistics(measured.attacks)) figures[statistic.key] = withInterval(statistic, rounds)
  if (unseenAnswers.length > 0) {
    const statistic = { key: '', of: unseenAnswers, group: ({ row }: Judged) => groupKey(row), value: f1 }
    figures['two_way.unseen_answers_f1'] = withInterval(statistic, rounds)
  }
  return figures
}

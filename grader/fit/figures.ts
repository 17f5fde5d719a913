import { mean } from '../src/features/mean.ts'

export { mean }

export function pearson(a: readonly number[], b: readonly number[]): number {
  const meanA = mean(a)
  const meanB = mean(b)
  let ab = 0
  let aa = 0
  let bb = 0
  a.forEach((value, i) => {
    const x = value - meanA
    const y = (b[i] ?? 0) - meanB
    ab += x * y
    aa += x * x
    bb += y * y
  })
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0
}

/** Root mean square error in points of five. */
export function rmseOfFive(predicted: readonly number[], human: readonly number[]): number {
  return 5 * Math.sqrt(mean(predicted.map((value, i) => (value - (human[i] ?? 0)) ** 2)))
}

/** Quadratic weighted kappa of grades 0–1 rounded to whole points of five (Cohen 1968). */
export function quadraticKappa(predicted: readonly number[], human: readonly number[]): number {
  const points = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 5)
  const a = predicted.map(points)
  const b = human.map(points)
  const observed = mean(a.map((value, i) => (value - (b[i] ?? 0)) ** 2))
  const count = (list: readonly number[]) =>
    [0, 1, 2, 3, 4, 5].map((point) => list.filter((value) => value === point).length)
  const countA = count(a)
  const countB = count(b)
  let expected = 0
  countA.forEach((x, i) => {
    countB.forEach((y, j) => {
      expected += (x * y * (i - j) ** 2) / (a.length * b.length)
    })
  })
  return expected > 0 ? 1 - observed / expected : 0
}

/** F1 of right and of wrong, weighted by how often each is true. */
export function weightedF1(predicted: readonly number[], human: readonly number[]): number {
  let sum = 0
  for (const truth of [true, false]) {
    let hit = 0
    let extra = 0
    let missed = 0
    predicted.forEach((value, i) => {
      const said = value >= 0.5 === truth
      const is = (human[i] ?? 0) >= 0.5 === truth
      if (said && is) hit++
      else if (said) extra++
      else if (is) missed++
    })
    const f1 = hit > 0 ? (2 * hit) / (2 * hit + extra + missed) : 0
    sum += (f1 * (hit + missed)) / predicted.length
  }
  return sum
}

/** Correlation within groups: both sides with their group's mean taken off. */
export function pearsonWithin(a: readonly number[], b: readonly number[], groups: readonly string[]): number {
  const places = new Map<string, number[]>()
  groups.forEach((group, i) => {
    const known = places.get(group)
    if (known) known.push(i)
    else places.set(group, [i])
  })
  const x: number[] = []
  const y: number[] = []
  for (const inside of places.values()) {
    const meanA = mean(inside.map((i) => a[i] ?? 0))
    const meanB = mean(inside.map((i) => b[i] ?? 0))
    for (const i of inside) {
      x.push((a[i] ?? 0) - meanA)
      y.push((b[i] ?? 0) - meanB)
    }
  }
  return pearson(x, y)
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

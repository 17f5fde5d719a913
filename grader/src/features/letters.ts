import type { TextView } from './text-view.ts'

const LONGEST = 4000 // characters

function gramsOf(view: TextView, length: number): Map<string, number> {
  const text = ` ${view.tokens
    .map((token) => (token.stop ? '' : token.word))
    .join(' ')
    .slice(0, LONGEST)} `
  const grams = new Map<string, number>()
  for (let i = 0; i + length <= text.length; i++) {
    const gram = text.slice(i, i + length)
    grams.set(gram, (grams.get(gram) ?? 0) + 1)
  }
  return grams
}

function cosineOfCounts(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let dot = 0
  let aa = 0
  let bb = 0
  for (const [gram, count] of a) {
    dot += count * (b.get(gram) ?? 0)
    aa += count * count
  }
  for (const count of b.values()) bb += count * count
  return aa > 0 && bb > 0 ? dot / Math.sqrt(aa * bb) : 0
}

function shareIn(
  wanted: ReadonlyMap<string, number>,
  given: ReadonlyMap<string, number>,
  but?: ReadonlyMap<string, number>,
): number {
  let total = 0
  let found = 0
  for (const gram of wanted.keys()) {
    if (but?.has(gram)) continue
    total++
    if (given.has(gram)) found++
  }
  return total > 0 ? found / total : 0
}

/** Runs of letters in common: forgiving to endings, compounds and spelling. */
export function letterFeatures(question: TextView, reference: TextView, answer: TextView): Record<string, number> {
  const found: Record<string, number> = {}
  for (const length of [4]) {
    const asked = gramsOf(question, length)
    const wanted = gramsOf(reference, length)
    const given = gramsOf(answer, length)
    found[`letters_${length}_recall`] = shareIn(wanted, given)
    found[`letters_${length}_precision`] = shareIn(given, wanted)
    found[`letters_${length}_novel`] = shareIn(wanted, given, asked)
    found[`letters_${length}_cosine`] = cosineOfCounts(wanted, given)
  }
  return found
}

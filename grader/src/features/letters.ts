import type { TextView } from './text-view.ts'

const LONGEST = 4000 // characters
const LENGTH = 4 // letters in a run

const known = new WeakMap<TextView, Map<string, number>>()

/** How often each run of letters stands in a text; kept as long as the text is. */
function gramsOf(view: TextView): Map<string, number> {
  const before = known.get(view)
  if (before) return before
  const text = ` ${view.tokens
    .map((token) => (token.stop ? '' : token.word))
    .join(' ')
    .slice(0, LONGEST)} `
  const grams = new Map<string, number>()
  for (let i = 0; i + LENGTH <= text.length; i++) {
    const gram = text.slice(i, i + LENGTH)
    grams.set(gram, (grams.get(gram) ?? 0) + 1)
  }
  known.set(view, grams)
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
  const asked = gramsOf(question)
  const wanted = gramsOf(reference)
  const given = gramsOf(answer)
  return {
    letters_4_recall: shareIn(wanted, given),
    letters_4_precision: shareIn(given, wanted),
    letters_4_novel: shareIn(wanted, given, asked),
    letters_4_cosine: cosineOfCounts(wanted, given),
  }
}

// Crude on purpose: the bank is checked with something other than the grader that will score against it.
const functionWords = new Set(
  `a about after all also am an and any are as at be been before but by can do does for from had has have he her his how i if in into is it
its just me more my no not of on one or other our she so than that the their them then there they this to up was we were what when which
while who will with without you your`.split(/\s+/),
)

/** The words of a text that carry meaning, cut to six letters so that forms of one word fall together. */
export function contentWords(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(words.filter((word) => !functionWords.has(word)).map((word) => word.slice(0, 6)))
}

/** 0–1: the part of the wanted words that were said; 1 when nothing is wanted. */
export function recall(wanted: ReadonlySet<string>, said: ReadonlySet<string>): number {
  return wanted.size === 0 ? 1 : wanted.intersection(said).size / wanted.size
}

/** 0–1: shared words divided by all words of both (Jaccard). */
export function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const all = one.union(other).size
  return all === 0 ? 0 : one.intersection(other).size / all
}

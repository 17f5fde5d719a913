import type { Token } from '../text/tokens.ts'
import { synonymGroups } from './synonyms.ts'

/** Whether two words of at least five letters differ by one letter more, less, other, or by one swap. */
function isTypo(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 5 || Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  let j = 0
  while (j < Math.min(a.length, b.length) - i && a[a.length - 1 - j] === b[b.length - 1 - j]) j++
  const longer = Math.max(a.length, b.length)
  if (i + j >= longer - 1) return true
  return a.length === b.length && i + j === a.length - 2 && a[i] === b[i + 1] && a[i + 1] === b[i]
}

function sharedStart(a: string, b: string): number {
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  return i
}

/** 0–1: how far one word can stand for another: same stem 1, synonym .85, typo .85, same family (allocate, allocator) .75. */
export function wordSimilarity(a: Token, b: Token): number {
  if (a.stem === b.stem || a.word === b.word) return 1
  const groupsA = synonymGroups.get(a.stem)
  const groupsB = groupsA && synonymGroups.get(b.stem)
  if (groupsA && groupsB?.some((group) => groupsA.includes(group))) return 0.85
  if (isTypo(a.word, b.word)) return 0.85
  const shared = sharedStart(a.stem, b.stem)
  return shared >= 5 && shared >= 0.7 * Math.max(a.stem.length, b.stem.length) ? 0.75 : 0
}

import { isNegated } from './features/polarity.ts'
import { cosine, informationOf } from './lexicon/lexicon.ts'
import { rangesOf } from './match/ranges.ts'
import { wordSimilarity } from './match/similar.ts'
import { type Clause, clausesOf, type Token, tokenise } from './text/tokens.ts'
import type { KeyPoint, KeyPointResult, Range } from './types.ts'

const FOUND = 0.52
const NEAR_IN_MEANING = 0.66 // cosine from which another word counts in part
const TELLING = 0.45 // information from which a word is close to another by meaning; ordinary words are close to all
const LONGEST = 1500 // words of an answer that are searched
const TURNED = 0.4 // what is left of a match that the answer negates

/** Key points of a reference answer: one for each sentence or list item that holds content, weighted by its length. */
export function keyPointsOf(reference: string): KeyPoint[] {
  return clausesOf(reference)
    .map((clause) => ({ clause, content: clause.tokens.filter((token) => !token.stop).length }))
    .filter(({ content }) => content > 0)
    .map(({ clause, content }, index) => ({
      id: `reference-${index + 1}`,
      weight: content,
      phrasings: [reference.slice(clause.start, clause.end)],
    }))
}

/** How much a word of a key point tells: function words nothing, rare words most, words that the question gave away little. */
export function wordWeight(asked: ReadonlySet<string>): (token: Token) => number {
  return (token) => {
    if (token.stop || token.negates) return 0
    return (0.1 + 0.9 * informationOf(token.rank) ** 1.3) * (asked.has(token.stem) ? 0.25 : 1)
  }
}

function closeness(a: Token, b: Token): number {
  const form = wordSimilarity(a, b)
  if (form > 0 || a.rank === undefined || b.rank === undefined) return form
  if (informationOf(a.rank) < TELLING || informationOf(b.rank) < TELLING) return 0
  const meaning = cosine(a.rank, b.rank)
  return meaning >= NEAR_IN_MEANING ? 0.8 * meaning : 0
}

type Stretch = { from: number; to: number }

/** Stretches of an answer in which one point can be made, as places of words: each sentence, and with the next one or two. */
function stretchesOf(clauses: readonly Clause[]): Stretch[] {
  let from = 0
  const starts = clauses.map(({ tokens }) => {
    const start = from
    from += tokens.length
    return start
  })
  const endOf = (place: number) => starts[place] ?? from
  return starts.flatMap((start, i) => [1, 2, 3].map((length) => ({ from: start, to: endOf(i + length) })))
}

type Match = { strength: number; words: Token[] }

/** How far each word of the answer can stand for a wanted one; 0 for function words. */
type Likeness = (wanted: Token) => Float64Array

function likenessTo(answer: readonly Token[]): Likeness {
  const known = new Map<string, Float64Array>()
  const spoken = new Map<string, Token>()
  for (const token of answer) if (!token.stop) spoken.set(token.word, token)
  return (wanted) => {
    const before = known.get(wanted.word)
    if (before) return before
    const byWord = new Map([...spoken.values()].map((token) => [token.word, closeness(wanted, token)]))
    const made = Float64Array.from(answer, ({ word }) => byWord.get(word) ?? 0)
    known.set(wanted.word, made)
    return made
  }
}

function matchIn(phrasing: Phrasing, answer: readonly Token[], stretch: Stretch, likeness: Likeness): Match {
  const words = new Set<Token>()
  let [first, last] = [stretch.to, stretch.from]
  let found = 0
  let turned = 0
  for (const { token, weight, negated } of phrasing.wanted) {
    const values = likeness(token)
    let best = 0
    let place = -1
    for (let i = stretch.from; i < stretch.to; i++) {
      const value = values[i] ?? 0
      if (value <= best) continue
      best = value
      place = i
    }
    const partner = answer[place]
    if (!partner) continue
    found += weight * best
    if (negated !== isNegated(answer, place)) turned += weight * best
    words.add(partner)
    first = Math.min(first, place)
    last = Math.max(last, place)
  }
  if (phrasing.total === 0 || words.size === 0) return { strength: 0, words: [] }
  const contradicted = turned > 0.6 * found && found > 0.6 * phrasing.total
  const together = togetherness(words.size, last - first + 1)
  return { strength: (found / phrasing.total) * together * (contradicted ? TURNED : 1), words: [...words] }
}

// A point is made in one place; words picked up here and there from talk make none.
const ROOM = 6 // words
const ROOM_FOR_EACH = 5

/** 0–1: how close together the matched words stand, by how many they are and how many words they stretch over. */
const togetherness = (words: number, span: number) => Math.min(1, Math.sqrt((ROOM + ROOM_FOR_EACH * words) / span))

export type Phrasing = { wanted: { token: Token; weight: number; negated: boolean }[]; total: number }

/** A phrasing of a key point with what each of its words tells. */
export function readPhrasing(text: string, weightOf: (token: Token) => number): Phrasing {
  const tokens = tokenise(text)
  const wanted = tokens
    .map((token, place) => ({ token, weight: weightOf(token), negated: isNegated(tokens, place) }))
    .filter(({ weight }) => weight > 0)
  return { wanted, total: wanted.reduce((sum, { weight }) => sum + weight, 0) }
}

export type Seeker = (point: { id: string; phrasings: readonly Phrasing[] }) => KeyPointResult

/** Looks for key points in one answer; the strongest phrasing in the tightest stretch counts, its words are the evidence. */
export function seekerIn(tokens: readonly Token[], text: string): Seeker {
  const answer = tokens.slice(0, LONGEST)
  const stretches = stretchesOf(clausesOf(text, [...answer]))
  const likeness = likenessTo(answer)
  return ({ id, phrasings }) => {
    let best: Match = { strength: 0, words: [] }
    for (const phrasing of phrasings) {
      for (const stretch of stretches) {
        const match = matchIn(phrasing, answer, stretch, likeness)
        if (match.strength > best.strength + 0.02) best = match
      }
    }
    const evidence: Range[] = rangesOf(best.words)
    return { id, found: best.strength >= FOUND && evidence.length > 0, strength: best.strength, evidence }
  }
}

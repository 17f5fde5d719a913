import type { TextView } from '../features/text-view.ts'
import { informationOf } from '../lexicon/lexicon.ts'
import type { Token } from '../text/tokens.ts'

const opening = /^(between|compare|distinguish|contrast)$/
const joining = /^(and|with|versus|vs|from)$/
const versus = /^(versus|vs)$/
const differing = /^differs?$/
const article = /^(the|an?)$/
const pronoun = /^(it|its|they|them|this|that|these|those|one)$/

const LONGEST_NAME = 4 // words

/** The stems by which two things go, each side's own. */
export type Pair = { first: ReadonlySet<string>; second: ReadonlySet<string> }

/** The two things that a question wants told apart. */
export function comparedIn({ tokens, text }: TextView): Pair | undefined {
  for (const [place, { word }] of tokens.entries()) {
    const after = tokens.slice(place + 1)
    if (opening.test(word)) {
      const join = after.findIndex((token) => joining.test(token.word))
      if (join > 0 && join <= LONGEST_NAME) return pairOf(after.slice(0, join), nameIn(after.slice(join + 1), text))
    }
    const differs = word === 'from' && differing.test(tokens[place - 1]?.word ?? '')
    if (differs || versus.test(word)) {
      const before = tokens.slice(0, differs ? place - 1 : place)
      return pairOf(before.slice(-2), nameIn(after, text))
    }
  }
  return undefined
}

/** The words of one thing: up to the next sign or the next function word that is no article. */
function nameIn(tokens: readonly Token[], text: string): Token[] {
  const end = tokens.findIndex(({ word, stop, start }, i) => {
    const before = tokens[i - 1]
    if (!before) return false
    const signed = /[^\s-]/.test(text.slice(before.end, start))
    return signed || article.test(word) || (stop && !article.test(before.word))
  })
  return tokens.slice(0, end < 0 ? LONGEST_NAME : Math.min(end, LONGEST_NAME))
}

/** In a question about `let` and `var`, `let` is no function word. */
function stemsOf(name: readonly Token[]): string[] {
  const telling = name.filter(({ stop, negates }) => !stop && !negates)
  const last = name.slice(-1).filter(({ word }) => !pronoun.test(word))
  return (telling.length > 0 ? telling : last).map(({ stem }) => stem)
}

/** The last word of "vertical and horizontal scaling" belongs to both: beside a name of one word the other goes by its first. */
function pairOf(a: readonly Token[], b: readonly Token[]): Pair | undefined {
  const [left, right] = [stemsOf(a), stemsOf(b)]
  const whole = left.length > 1 && right.length > 1
  const first = new Set((whole ? left : left.slice(-1)).filter((stem) => !right.includes(stem)))
  const second = new Set((whole ? right : right.slice(0, 1)).filter((stem) => !left.includes(stem)))
  return first.size > 0 && second.size > 0 ? { first, second } : undefined
}

const turning = /^(while|whereas|but|although|though|however)$/
const coordinating = /^(and|or)$/

/** Parts of sentences that speak of one thing each, where they speak of any. */
function partsOf(tokens: readonly Token[], text: string, names: (token: Token | undefined) => boolean): Token[][] {
  const parts: Token[][] = [[]]
  tokens.forEach(({ word, start }, i) => {
    const [next, afterNext] = [tokens[i + 1], tokens[i + 2]]
    const newSubject = names(next) || (article.test(next?.word ?? '') && names(afterNext))
    const signed = /[.;:!?\n,]/.test(text.slice(tokens[i - 1]?.end ?? 0, start))
    if (signed || turning.test(word) || (coordinating.test(word) && newSubject)) parts.push([])
    const token = tokens[i]
    if (token) parts.at(-1)?.push(token)
  })
  return parts
}

/** For each word of meaning, of which thing it is said: above 0 of the first, below 0 of the second; denied of one counts for the other. */
function attributions(tokens: readonly Token[], text: string, pair: Pair): Map<string, number> {
  const sideOf = ({ stem }: Token): number => (pair.first.has(stem) ? 1 : pair.second.has(stem) ? -1 : 0)
  const said = new Map<string, number>()
  let about = 0
  for (const part of partsOf(tokens, text, (token) => token !== undefined && sideOf(token) !== 0)) {
    const sides = part.map(sideOf)
    const subject = sides.find((side) => side !== 0) ?? about
    const sign = part.some(({ negates }) => negates) ? -1 : 1
    // "A is faster than B" says it of A; what follows B there is said of neither.
    const other = sides.indexOf(-subject)
    const speaks = subject === 0 ? [] : part.slice(0, other < 0 ? undefined : other)
    for (const token of speaks) {
      if (token.stop || token.negates || sideOf(token) !== 0) continue
      said.set(token.stem, (said.get(token.stem) ?? 0) + subject * sign)
    }
    about = other < 0 ? subject : 0
  }
  return said
}

const LEAST = 1.2 // information of the words that are said of the wrong thing
const MOSTLY = 2 // times what is said of the right one
const SHARE = 0.35 // of what the answer adds to the question

/**
 * Whether an answer says of one of two things what the references say of the other: "UDP keeps the order, TCP does not".
 * Only where the question wants the two told apart, the references say something of each, and it is most of the answer.
 * Measured on 531 answers of such questions that people graded as good: none is taken for an exchange.
 */
export function exchangesSubjects(
  question: TextView,
  references: readonly TextView[],
  text: string,
  tokens: readonly Token[],
): boolean {
  const pair = comparedIn(question)
  if (!pair) return false
  const names = (side: ReadonlySet<string>) => tokens.some(({ stem }) => side.has(stem))
  if (!names(pair.first) || !names(pair.second)) return false

  const given = attributions(tokens, text, pair)
  const information = new Map(tokens.map(({ stem, rank }) => [stem, informationOf(rank)]))
  const own = new Set(
    tokens.flatMap(({ stem, stop, negates }) => (stop || negates || question.stems.has(stem) ? [] : [stem])),
  )
  const told = [...own].reduce((sum, stem) => sum + (information.get(stem) ?? 0), 0)
  return references.every((reference) => {
    const wanted = attributions(reference.tokens, reference.text, pair)
    const sides = [...wanted.values()]
    if (!sides.some((side) => side > 0) || !sides.some((side) => side < 0)) return false
    const agreement = (sign: number) =>
      [...wanted].reduce((sum, [stem, side]) => {
        const agrees = Math.sign(side) * Math.sign(given.get(stem) ?? 0) === sign
        return agrees ? sum + (information.get(stem) ?? 0) : sum
      }, 0)
    const wrong = agreement(-1)
    return wrong >= LEAST && wrong > MOSTLY * agreement(1) && wrong >= SHARE * told
  })
}

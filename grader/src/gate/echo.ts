import { commonSequence } from '../features/order.ts'
import type { TextView } from '../features/text-view.ts'
import type { Token } from '../text/tokens.ts'

// Function words that can be the whole point of an answer.
const telling = /^(one|once|only|both|each|all|any|same|before|after|above|below|until|while|first|own|most|more)$/

// "The question is …, my answer is …": said of the exchange, even where a reference happens to hold the word.
const frame = /^(question|answer)$/

const LITERAL = 0.9 // share of the question in one run of words

export type Echo = 'none' | 'likely' | 'plain'

/**
 * The question said back: hardly a word of meaning that the question does not hold, and none that the reference adds.
 * Plain where the question stands there word for word; likely where only its words do.
 */
export function echoOf(question: TextView, expected: ReadonlySet<string>, tokens: readonly Token[]): Echo {
  const content = tokens.filter(({ stop, negates, word }) => !stop && !negates && !frame.test(word))
  if (content.length < 4) return 'none'
  const own = content.filter((token) => !question.stems.has(token.stem))
  const adds = tokens.some(
    ({ stem, word, stop, negates }) =>
      (!stop || negates || telling.test(word)) && !frame.test(word) && !question.stems.has(stem) && expected.has(stem),
  )
  const given = new Set(tokens.map((token) => token.stem))
  const covered = question.content.filter(({ stem }) => given.has(stem)).length
  if (adds || covered <= 0.7 * question.content.length || own.length > 0.3 * content.length) return 'none'
  const asked = question.tokens.map(({ stem }) => stem)
  const { run } = commonSequence(
    asked,
    tokens.map(({ stem }) => stem),
  )
  return run >= LITERAL * asked.length ? 'plain' : 'likely'
}

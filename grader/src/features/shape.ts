import { informationOf } from '../lexicon/lexicon.ts'
import { wordSimilarity } from '../match/similar.ts'
import { numberWords } from '../text/number-words.ts'
import type { Token } from '../text/tokens.ts'
import { wordOrder } from '../text/word-order.ts'
import { mean } from './mean.ts'
import type { TextView } from './text-view.ts'

const share = (tokens: readonly Token[], is: (token: Token) => boolean) =>
  tokens.length > 0 ? tokens.filter(is).length / tokens.length : 0

const asks = {
  why: /\bwhy\b|\bexplain\b|\breason/iu,
  how: /\bhow\b|\bdescribe\b/iu,
  what: /^\W*(what|which|name|list|give)\b/iu,
  define: /\b(define|what is|what are)\b/iu,
  differ: /\b(differen|compare|advantage|versus|between)/iu,
}

const spelt = new Map(numberWords.map((word, i) => [word, `${i}`]))

/** Numbers that a text holds, in digits whether they are spelt out or not. */
const numbersOf = (view: TextView) =>
  new Set(view.tokens.map(({ word }) => spelt.get(word) ?? word).filter((word) => /\p{N}/u.test(word)))

/** Length, vocabulary and kind of the texts themselves. */
export function shapeFeatures(question: TextView, reference: TextView, answer: TextView): Record<string, number> {
  const { tokens, content } = answer
  const wantedNumbers = numbersOf(reference)
  const givenNumbers = numbersOf(answer)
  const numbersFound = [...wantedNumbers].filter((number) => givenNumbers.has(number)).length
  const numbersOther = [...givenNumbers].filter((number) => !wantedNumbers.has(number)).length
  const echoed = content.filter((token) => question.stems.has(token.stem)).length
  const kinds = Object.entries(asks).map(([name, pattern]) => [`asks_${name}`, pattern.test(question.text) ? 1 : 0])
  const order = wordOrder(tokens)
  return {
    word_order: order.information,
    order_pairs: Math.log1p(order.pairs),
    reference_function_share: share(reference.tokens, (token) => token.stop),
    commas: (answer.text.match(/[,;/|]/g)?.length ?? 0) / Math.max(1, tokens.length),
    distinct: content.length / Math.max(1, tokens.length),
    answer_words: Math.log1p(tokens.length),
    answer_content: Math.log1p(content.length),
    answer_new: Math.log1p(content.length - echoed),
    reference_words: Math.log1p(reference.tokens.length),
    reference_content: Math.log1p(reference.content.length),
    question_words: Math.log1p(question.tokens.length),
    length_ratio: Math.log((tokens.length + 1) / (reference.tokens.length + 1)),
    function_share: share(tokens, (token) => token.stop),
    unknown_share: share(
      tokens,
      (token) => token.rank === undefined && !question.stems.has(token.stem) && !reference.stems.has(token.stem),
    ),
    information: mean(content.map((token) => informationOf(token.rank))),
    reference_information: mean(reference.content.map((token) => informationOf(token.rank))),
    echo_share: content.length > 0 ? echoed / content.length : 1,
    question_in_reference: share(reference.content, (token) => question.stems.has(token.stem)),
    question_covered: share(question.content, (token) => content.some((given) => wordSimilarity(token, given) > 0.8)),
    sentences: Math.log1p(answer.clauses.length),
    numbers_wanted: wantedNumbers.size > 0 ? 1 : 0,
    numbers_found: wantedNumbers.size > 0 ? numbersFound / wantedNumbers.size : 0,
    numbers_other: Math.min(3, numbersOther),
    numbers_density: givenNumbers.size / Math.max(1, tokens.length),
    ...Object.fromEntries(kinds),
  }
}

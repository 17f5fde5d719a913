// Dishonest answers to fit the gate with. The bench tests it with templates of its own, written apart from these.
import { words } from '../src/lexicon/words.generated.ts'
import { tokenise } from '../src/text/tokens.ts'
import type { Row } from './data.ts'
import { shuffled } from './learn/random.ts'

const vocabulary = words.split(' ').filter((word) => word.length > 3)
const pick = <T>(items: readonly T[], random: () => number): T => items[Math.floor(random() * items.length)] as T
const fillers = ['the', 'a', 'is', 'of', 'and', 'to', 'in', 'it', 'that', 'with', 'for', 'this', 'are', 'when', 'by']

const vague = [
  'There are several points of view on this',
  'it plays a big role in practice',
  'experts have written a lot about it',
  'one has to weigh the advantages and disadvantages',
  'the right choice depends on the circumstances',
  'I have worked with this for many years',
  'it is used in many different areas',
  'you can find more about it in books',
  'quality matters a great deal here',
  'a good understanding is needed',
  'everyone should know how it works',
  'it can be done in different ways',
  'this topic is complex and broad',
  'I learned about it at school',
  'teams often forget this',
  'it makes everything better and easier',
  'overall it is a useful concept',
  'to sum up, it matters a lot',
  'this is something that I take very seriously',
  'first we must understand what is being asked',
]
const everyday = [
  'My grandmother grows tomatoes and beans behind the house',
  'the bus was late again because of the snow',
  'we painted the kitchen yellow last summer',
  'the dog barked at the postman all morning',
  'she bought a blue bicycle at the market',
  'they danced at the wedding until the band went home',
  'a cup of tea with honey helps against a cold',
  'the museum is closed on Mondays',
  'he plays the guitar in a small band',
  'the cat slept on the warm roof',
  'our neighbours moved to a village by the sea',
  'the soup needs more salt and a little lemon',
  'the film won three prizes last year',
  'I missed the train and walked home in the rain',
  'the referee gave a penalty in the last minute',
  'their garden is full of roses in June',
  'the bakery sells out of bread by nine',
  'my sister paints portraits of horses',
]

// What anybody leaves out who writes a list; of the other function words some lists leave out more, some less.
const plainest = new Set(
  'the a an is are was were be of to in on at by for and or it its that this with as from if then than'.split(' '),
)
const PLAINEST_KEPT = 0.05

type Attack = (row: Row, all: readonly Row[], random: () => number) => string

const wordsOf = (text: string) => tokenise(text).map((token) => text.slice(token.start, token.end))
const contentOf = (text: string) =>
  tokenise(text)
    .filter((token) => !token.stop)
    .map((token) => token.word)

/** A text without function words, as one stop list or another leaves it; with its punctuation or without. */
function bareOf(text: string, random: () => number): string[] {
  const keptOthers = random()
  const kept = new Map<string, boolean>()
  const keeps = (word: string) => {
    const known = kept.get(word) ?? random() < (plainest.has(word) ? PLAINEST_KEPT : keptOthers)
    kept.set(word, known)
    return known
  }
  const tokens = tokenise(text)
  const asWritten = random() < 0.5
  return tokens.flatMap(({ word, stop, start }, i) => {
    if (stop && !keeps(word)) return []
    return asWritten ? [text.slice(start, tokens[i + 1]?.start ?? text.length).trim()] : [word]
  })
}

/** A row of another question, of the same set where there is one; undefined where all rows are of one question. */
function other(row: Row, all: readonly Row[], random: () => number): Row | undefined {
  for (let tries = 0; tries < 50; tries++) {
    const candidate = pick(all, random)
    if (candidate.group !== row.group && candidate.question !== row.question) return candidate
  }
  return undefined
}

function sameSet(row: Row, all: readonly Row[], random: () => number): Row | undefined {
  for (let tries = 0; tries < 50; tries++) {
    const candidate = other(row, all, random)
    if (candidate?.set === row.set) return candidate
  }
  return other(row, all, random)
}

const reference = (row: Row | undefined, random: () => number) => (row ? pick(row.references, random) : '')

function negate(text: string): string {
  const verb = /\b(is|are|was|were|can|will|does|do|has|have|should|must|would|could)\b/i
  return verb.test(text) ? text.replace(verb, '$1 not') : `It is not the case that ${text}`
}

const attacks: Record<string, Attack> = {
  another_answer: (row, all, random) => sameSet(row, all, random)?.answer ?? '',
  another_reference: (row, all, random) => reference(sameSet(row, all, random), random),
  another_subject: (row, all, random) => other(row, all, random)?.answer ?? '',
  random_words: (_row, _all, random) =>
    Array.from({ length: 5 + random() * 30 }, () => pick(vocabulary, random)).join(' '),
  random_prose: (_row, _all, random) =>
    Array.from({ length: 6 + random() * 30 }, (_, i) =>
      i % 2 ? pick(vocabulary, random) : pick(fillers, random),
    ).join(' '),
  question_echo: (row) => row.question,
  echo_and_filler: (row, _all, random) =>
    `${pick(['I think that', 'In my opinion', 'The question asks', 'Well,'], random)} ${row.question} ${pick(['is very important.', 'is a good question.', ''], random)}`,
  shuffled_reference: (row, _all, random) => shuffled(wordsOf(reference(row, random)), random).join(' '),
  shuffled_with_question: (row, _all, random) =>
    shuffled([...wordsOf(reference(row, random)), ...wordsOf(row.question)], random).join(' '),
  keyword_list: (row, _all, random) =>
    [...new Set(shuffled(bareOf(reference(row, random), random), random))].join(pick([', ', '; ', ' '], random)),
  keywords_in_filler: (row, _all, random) =>
    shuffled(contentOf(reference(row, random)), random)
      .map((word) => `${pick(fillers, random)} ${word}`)
      .join(' '),
  keywords_in_order: (row, _all, random) =>
    bareOf(reference(row, random), random).join(pick([' ', ' ', ', ', ' / ', '; '], random)),
  keywords_and_claim: (row, _all, random) =>
    `${pick(vague, random)}: ${shuffled(contentOf(reference(row, random)), random).join(', ')}`,
  vague: (_row, _all, random) =>
    shuffled(vague, random)
      .slice(0, 1 + random() * 4)
      .join('. '),
  vague_about_question: (row, _all, random) =>
    `${shuffled(contentOf(row.question), random).slice(0, 4).join(' ')}: ${shuffled(vague, random)
      .slice(0, 1 + random() * 3)
      .join(', and ')}.`,
  everyday: (_row, _all, random) =>
    shuffled(everyday, random)
      .slice(0, 1 + random() * 4)
      .join(pick(['. ', ', and '], random)),
  plea: (_row, _all, random) =>
    pick(
      [
        'Please be kind, I need this position.',
        'I deserve a good mark, I studied all night.',
        'Trust me, my solution is right.',
        'I was told this would count as passed.',
      ],
      random,
    ),
  keywords_of_question: (row, _all, random) => shuffled(contentOf(row.question), random).join(' '),
  shuffled_answer: (row, _all, random) => shuffled(wordsOf(row.answer), random).join(' '),
  listed_answer: (row, _all, random) => bareOf(row.answer, random).join(pick([' ', ', ', '\n', ' - '], random)),
  keywords_joined: (row, _all, random) =>
    bareOf(reference(row, random), random).join(pick([' and ', ' or ', ' with ', '\n', ' & '], random)),
  keywords_repeated: (row, _all, random) => {
    const wanted = shuffled([...new Set(bareOf(reference(row, random), random))], random)
    return [...wanted, ...wanted].join(' ')
  },
  pairs_shuffled: (row, _all, random) => {
    const words = wordsOf(reference(row, random))
    const pairs = words.flatMap((word, i) => (i % 2 === 0 ? [[word, words[i + 1] ?? ''].join(' ').trim()] : []))
    return shuffled(pairs, random).join(' ')
  },
  negated_reference: (row, _all, random) => negate(reference(row, random)),
}

/** Words of the reference or of an answer without the sentences that they stood in. */
export const isStuffing = (kind: string) => /shuffled|listed|keyword/.test(kind) && kind !== 'keywords_of_question'

/** Prose that answers something else, or nothing. */
export const isBeside = (kind: string) => /^(another_.*|everyday|vague.*|plea)$/.test(kind)

/** The attacks that make sense for a row: a shuffled or listed reference of fewer than six words is no attack. */
export function attacksOn(
  row: Row,
  all: readonly Row[],
  random: () => number,
  share: number,
): { kind: string; text: string }[] {
  return Object.entries(attacks).flatMap(([kind, make]) => {
    if (random() > share) return []
    const text = make(row, all, random)
    const fromReference = isStuffing(kind) || kind === 'negated_reference'
    return text === '' || (fromReference && wordsOf(text).length < 6) ? [] : [{ kind, text }]
  })
}

// Good answers as somebody writes them who learned English late: they must not be taken for lists or nonsense.
import type { Row } from './data.ts'
import { randomFrom } from './learn/random.ts'

type Slip = (word: string, random: () => number) => string

const slips: readonly Slip[] = [
  (word) => (/^(a|an|the)$/i.test(word) ? '' : word),
  (word, random) => (/^(is|are|was|were)$/i.test(word) && random() < 0.25 ? '' : word),
  (word, random) => (/^(to|of|at|for)$/i.test(word) && random() < 0.2 ? '' : word),
  (word) => word.replace(/^(\p{Ll}{3,}[^s\W])s$/u, '$1'),
  (word) => word.replace(/^(does)$/i, 'do').replace(/^(has)$/i, 'have'),
  (word, random) => (random() < 0.06 ? word.replace(/^(\p{L}{3})(\p{L})(\p{L})/u, '$1$3$2') : word),
]

const FEWEST = 6 // words; in fewer an article more or less tells nothing

function asLearner(text: string, random: () => number): string {
  return text
    .split(/\s+/)
    .map((word) => slips.reduce((written, slip) => slip(written, random), word))
    .filter((word) => word !== '')
    .join(' ')
}

/** One in `every` answers and all references, with a learner's slips and the grade that they had. */
export function learnersOf(rows: readonly Row[], every: number): Row[] {
  const random = randomFrom(23)
  const references = new Map(
    rows.flatMap((row) =>
      row.references.map((text) => [`${row.question} ${text}`, { ...row, answer: text, score: 1 }]),
    ),
  )
  return [...references.values(), ...rows.filter((_, i) => i % every === 0)]
    .filter(({ answer }) => answer.trim().split(/\s+/).length >= FEWEST)
    .map((row) => ({ ...row, answer: asLearner(row.answer, random) }))
}

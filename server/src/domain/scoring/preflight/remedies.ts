import type { FixtureId, FixtureResult } from '@colloquy/contracts/preflight'

const names: Readonly<Record<FixtureId, string>> = {
  expert: 'The reference answer',
  paraphrase: 'The same knowledge in other words',
  'second-language': 'The reference with the slips of a second language',
  'name-swap': 'The reference under another name',
  empty: 'An empty answer',
  echo: 'The question said back',
  padding: 'Talk without content',
  'keyword-list': 'A list of keywords',
  injection: 'An instruction to the grader',
}

const advice: Readonly<Record<FixtureId, string>> = {
  expert: 'Make the reference say every key point, in words that a phrasing of it has.',
  paraphrase: 'Give the key points more phrasings, as candidates would say them.',
  'second-language': 'Give the key points shorter phrasings with plain words, so that small slips do not hide them.',
  'name-swap': 'Take names of persons out of the reference and the phrasings.',
  empty: 'Remove phrasings that hold no statement.',
  echo: 'Remove phrasings that only repeat the question; say what a good answer adds to it.',
  padding: 'Replace phrasings that anybody could say about anything by what only a good answer says.',
  'keyword-list': 'Write the phrasings as statements, not as lists of terms.',
  injection: 'Remove phrasings that speak about grading, rules or instructions.',
}

type Missed = Pick<FixtureResult, 'fixture' | 'criterionId' | 'level' | 'allowed'>

/** One or two sentences for the author: what was given, what would have been right, what to change. */
export function remedyFor({ fixture, criterionId, level, allowed: { from, to } }: Missed): string {
  const right =
    from === 0 ? `at most ${to}` : from === to ? `${to}` : to === 5 ? `at least ${from}` : `${from} to ${to}`
  const given = level === 0 ? 'was not judged' : `got level ${level}`
  return `${names[fixture]} ${given} for ${criterionId}; right would be ${right}. ${advice[fixture]}`
}

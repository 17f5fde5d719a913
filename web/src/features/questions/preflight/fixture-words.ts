import type { FixtureId, FixtureResult } from '@colloquy/contracts/preflight'

export const fixtureWords: Record<FixtureId, string> = {
  expert: 'Reference answer',
  paraphrase: 'In other words',
  'second-language': 'Slips of a second language',
  'name-swap': 'Another name',
  empty: 'Empty',
  echo: 'Question said back',
  padding: 'Talk without content',
  'keyword-list': 'List of keywords',
  injection: 'Instruction to the grader',
}

export const levelText = (level: number) => (level === 0 ? 'not judged' : `level ${level}`)

/** "at most 2", "4 to 5", "exactly 5". */
export function allowedText({ allowed: { from, to } }: Pick<FixtureResult, 'allowed'>): string {
  if (from === 0) return `at most ${to}`
  return from === to ? `exactly ${from}` : `${from} to ${to}`
}

import type { QuestionContent } from '@colloquy/contracts/questions'

const longest = 60

/** A readable id for a new question, from its topic and first words, that none of the taken ones is. */
export function questionIdFor(
  { topic, prompt }: Pick<QuestionContent, 'topic' | 'prompt'>,
  taken: ReadonlySet<string>,
): string {
  const start = idStart({ topic, prompt })
  let id = start
  for (let number = 2; taken.has(id); number += 1) id = `${start}-${number}`
  return id
}

export function idStart({ topic, prompt }: Pick<QuestionContent, 'topic' | 'prompt'>): string {
  const words = `${topic} ${prompt}`
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  return words.slice(0, longest).replace(/-+$/, '')
}

import type { TemplateQuestion } from '@colloquy/contracts/templates'

/** A repeatable stream of numbers in [0, 1) (mulberry32), so that the demo is the same each time. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const openings = [
  '',
  'In short: ',
  'From what I have seen, ',
  'The way I understand it, ',
  'We had this in my last team. ',
]
const links = ['. ', '. Also, ', ', and ', '. On top of that, ']
const evasions = [
  'I have read about this but never had to do it myself, so I would look it up first.',
  'I am not sure about the details. I would ask a colleague who knows that part.',
  'It depends on the project, there are many ways and each has its advantages.',
]

/** An answer as somebody of this ability (0–1) might type it: some of the key points in their own phrasing, or an evasion. */
export function demoAnswer({ rubric }: TemplateQuestion, ability: number, random: () => number): string {
  const known = rubric.keyPoints.filter(() => random() < ability)
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
  if (known.length === 0 || random() > ability + 0.5) return pick(evasions) ?? ''
  const sentences = known.map(({ phrasings }) => pick(phrasings) ?? '')
  const text = sentences.reduce(
    (all, sentence, index) => (index === 0 ? sentence : all + (pick(links) ?? '. ') + sentence),
    '',
  )
  const spoken = `${pick(openings) ?? ''}${text}.`
  return spoken.replace(/(^|[.!?] )\p{Ll}/gu, (start) => start.toUpperCase())
}

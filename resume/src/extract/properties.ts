import type { HiddenText } from '../types.ts'

/** What a file says of itself beside its pages: of its subject, in keywords, as a description; and its title. */
export type SpokenProperties = { title: string; author: string; others: string[] }

/** A few keywords or a subject are no message. */
const fewestWords = 6
/** Titles and authors are shorter. */
const longestTitle = 100

/** Properties that say more than properties do: nobody sees them on the page, but a program may read them. */
export function hiddenProperties({ title, author, others }: SpokenProperties): HiddenText[] {
  const long = [title, author].filter((text) => text.length > longestTitle)
  const spoken = [...long, ...others].map((text) => text.replace(/\s+/g, ' ').trim())
  return [...new Set(spoken)]
    .filter((text) => (text.match(/\p{L}{2,}/gu)?.length ?? 0) >= fewestWords)
    .map((text) => ({ kind: 'metadata', page: null, text }))
}

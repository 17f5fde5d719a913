import type { ReadField } from '@colloquy/contracts/resumes'

/** Where a value was found: the page, and the words around it. */
export function Snippet({ found: { page, snippet } }: { found: ReadField }) {
  const place = page === null ? 'Found in your résumé' : `Found on page ${page}`
  if (!snippet.words) return <>{place}</>
  return (
    <>
      {place}: “{snippet.before}
      <mark>{snippet.words}</mark>
      {snippet.after}”
    </>
  )
}

import type { ReadField } from '@colloquy/contracts/resumes'

/** Where a value was found: the page, and the words around it. */
export function Snippet({ found }: { found: ReadField }) {
  const { value, page, snippet } = found
  const place = page === null ? 'Found in your résumé' : `Found on page ${page}`
  if (!snippet) return <>{place}</>
  const start = snippet.toLowerCase().indexOf(value.toLowerCase())
  if (start < 0)
    return (
      <>
        {place}: “{snippet}”
      </>
    )
  const end = start + value.length
  return (
    <>
      {place}: “{snippet.slice(0, start)}
      <mark>{snippet.slice(start, end)}</mark>
      {snippet.slice(end)}”
    </>
  )
}

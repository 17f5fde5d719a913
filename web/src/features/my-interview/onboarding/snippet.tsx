import type { ReadField } from '@colloquy/contracts/resumes'

/** Where a value was found: the page, and the words around it. */
export function Snippet({ found }: { found: ReadField }) {
  const { value, page, snippet } = found
  const place = page === null ? 'Found in your résumé' : `Found on page ${page}`
  if (!snippet) return <>{place}</>
  const printed = asPrinted(value, snippet)
  const start = snippet.indexOf(printed)
  const end = start + printed.length
  return (
    <>
      {place}: “{snippet.slice(0, start)}
      {printed && <mark>{printed}</mark>}
      {snippet.slice(end)}”
    </>
  )
}

/** The value in the letters of the file: other capitals, or a phone number with its spaces. Empty when it is not there. */
function asPrinted(value: string, snippet: string): string {
  const start = snippet.toLowerCase().indexOf(value.toLowerCase())
  if (start >= 0) return snippet.slice(start, start + value.length)
  const digits = value.replace(/\D/g, '')
  if (!/^\+?\d{7,15}$/.test(value)) return ''
  return new RegExp(`\\+?\\(?${[...digits].join('[\\s()./-]*')}`).exec(snippet)?.[0] ?? ''
}

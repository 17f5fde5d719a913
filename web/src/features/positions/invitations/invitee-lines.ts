import { Email, FullName } from '@colloquy/contracts/vocabulary'

/** A line of a list as it was understood. `fault`: why it cannot be invited like this. */
export type InviteeLine = { line: number; fullName: string; email: string; fault: string | null }

export const mostInvited = 500

/**
 * Reads "name,email" lines, as pasted or from a CSV file: comma, semicolon or tab, quotes as in CSV, a heading line
 * skipped, the two columns in either order. Empty lines do not count.
 */
export function inviteeLines(text: string): InviteeLine[] {
  const seen = new Set<string>()
  return text
    .split(/\r\n|\r|\n/)
    .map((content, index) => ({ line: index + 1, cells: cellsOf(content) }))
    .filter(({ cells }) => cells.some(Boolean))
    .filter(({ cells }, index) => index > 0 || !isHeading(cells))
    .map(({ line, cells }) => {
      const email = (cells.find((cell) => cell.includes('@')) ?? '').replace(/^.*<(.+)>.*$/, '$1')
      const fullName = cells.find((cell) => cell && !cell.includes('@')) ?? ''
      const fault =
        faultIn(fullName, email) ?? (email && seen.has(email.toLowerCase()) ? 'This email stands above already.' : null)
      seen.add(email.toLowerCase())
      return { line, fullName, email, fault }
    })
}

function faultIn(fullName: string, email: string): string | null {
  if (email && !Email.safeParse(email).success) return 'This is not an email address.'
  if (fullName && !FullName.safeParse(fullName).success) return 'This name is too long.'
  return null
}

const isHeading = (cells: readonly string[]) =>
  !cells.some((cell) => cell.includes('@')) && cells.some((cell) => /^(e-?mail|name|full name|candidate)$/i.test(cell))

/** One line of CSV: `"Doe, Jo","jo@example.org"`. */
function cellsOf(line: string): string[] {
  const separator = ['\t', ';', ','].find((one) => line.includes(one)) ?? ','
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at)
    if (character === '"' && quoted && line.charAt(at + 1) === '"') {
      cell += '"'
      at += 1
    } else if (character === '"') quoted = !quoted
    else if (character === separator && !quoted) {
      cells.push(cell)
      cell = ''
    } else cell += character
  }
  return [...cells, cell].map((one) => one.trim())
}

import type { InvitationWithLink } from '@colloquy/contracts/invitations'
import { formulaStart } from '@colloquy/contracts/spreadsheets'

/** The links as CSV, with nothing in it that a spreadsheet would run as a formula. */
export function linksAsCsv(links: readonly InvitationWithLink[]): string {
  const rows = links.map(({ candidateName, email, link, expiresAt }) => [
    candidateName ?? '',
    email ?? '',
    link,
    expiresAt,
  ])
  return [['name', 'email', 'link', 'works until'], ...rows].map((row) => row.map(cell).join(',')).join('\r\n')
}

function cell(text: string): string {
  const harmless = formulaStart.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}

/** What is left of a name when nothing in it can lead elsewhere or hide its end. */
export function safeFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}<>:"|?*]/gu, '')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  return plain.length > 120 ? `${plain.slice(0, 100)}…${plain.slice(-15)}`.toWellFormed() : plain || 'resume'
}

/** The ending in small letters; nothing where there is none. */
export const endingOf = (fileName: string): string =>
  fileName.includes('.') ? (fileName.split('.').at(-1) ?? '').toLowerCase() : ''

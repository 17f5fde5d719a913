import type { RefusalCode } from '../types.ts'

/**
 * Judges an old-style Office file (compound file) by its directory: a password-protected DOCX is kept in one, macros have
 * their own storage, and only one with a `WordDocument` stream is a Word file.
 */
export function readCompoundFile(bytes: Uint8Array): RefusalCode | null {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const has = (name: string) => content.includes(Buffer.from(name, 'utf16le'))
  if (has('EncryptedPackage') || has('EncryptionInfo')) return 'encrypted'
  if (!has('WordDocument')) return 'not_a_resume_file'
  if (has('_VBA_PROJECT')) return 'active_content'
  return isEncryptedWord(content) ? 'encrypted' : null
}

/** The file information block begins with 0xA5EC; bit 8 of the flags at offset 10 says that the text is encrypted. */
function isEncryptedWord(content: Buffer): boolean {
  const sector = 1 << (content.length > 32 ? Math.min(content.readUInt16LE(30), 12) : 9)
  for (let at = sector; at + 12 < content.length; at += sector) {
    if (content.readUInt16LE(at) !== 0xa5ec) continue
    return (content.readUInt16LE(at + 10) & 0x0100) !== 0
  }
  return false
}

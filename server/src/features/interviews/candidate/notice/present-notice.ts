import type { Notice } from '@colloquy/contracts/my-interview'
import { type NoticeTerms, noticeFacts } from '../../../../domain/privacy/notice.ts'
import { sha256 } from '../../interview-store.ts'

/** The notice as it is shown today. Its version follows from its words: another word is another version. */
export function presentNotice(terms: NoticeTerms): Notice {
  const facts = noticeFacts(terms)
  const words = facts.map(({ title, text }) => `${title}\n${text}\n`).join('')
  return { version: sha256(words).slice(0, 16), facts }
}

import type { RefusalCode } from './types.ts'

const accepted = 'PDF, Word (DOCX or DOC), ODT, RTF, plain text, PNG or JPEG'

/** What the candidate reads when a file is turned away: what happened, then what to do. The page also takes pasted text. */
const messages: Record<RefusalCode, string> = {
  empty_file:
    'The file is empty. Please check it on your device and upload it again, or paste the text of your résumé.',
  not_a_resume_file: `This kind of file cannot be read. Please upload your résumé as ${accepted}, or paste its text.`,
  too_large:
    'The file is too large. Please save it with smaller pictures, or as a PDF, and upload it again, or paste its text.',
  too_many_pages:
    'The document has too many pages. Please upload the résumé alone, without attachments, or paste its text.',
  type_mismatch:
    'The content of the file is not what its name says. Please save your résumé again in the program that made it and upload that file, or paste its text.',
  polyglot:
    'The file contains a second file inside it. Please export your résumé to a fresh PDF and upload that, or paste its text.',
  encrypted:
    'The file is protected with a password. Please save a copy without a password and upload that, or paste its text.',
  active_content:
    'The file contains scripts, macros or attached files. Please print or export it to a plain PDF and upload that, or paste its text.',
  zip_bomb:
    'The file unpacks to far more data than a résumé holds. Please save it again, export it to PDF, or paste its text.',
  unsafe_archive:
    'The inside of the file is not built like a document. Please save it again, export it to PDF, or paste its text.',
  corrupt:
    'The file is damaged and could not be opened. Please open it on your device, save it again and upload that, or paste its text.',
  no_text:
    'No readable text was found in the file. Please upload a version with text in it or a sharper scan, or paste the text of your résumé.',
  timed_out: 'Reading the file took too long. Please export it to a simpler PDF, or paste its text.',
  out_of_memory: 'Reading the file took too much memory. Please export it to a simpler PDF, or paste its text.',
  crashed: 'The file could not be read. Please export it to a fresh PDF, or paste its text.',
  cancelled: 'Reading the file was stopped. Please upload it again, or paste its text.',
}

/** The sentence that belongs to a refusal code. */
export function refusalMessage(code: RefusalCode): string {
  return messages[code]
}

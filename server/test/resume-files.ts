import { paragraph, writeDocx } from '../../resume/test/docx-writer.ts'
import { writePdf } from '../../resume/test/pdf-writer.ts'
import type { Browser } from './product.ts'

const lines = [
  'Robin Example',
  'robin@candidates.example',
  '+44 20 7946 0958',
  'github.com/robin-example',
  'Experience',
  'Software Engineer, Northlight Systems, 2021 - present',
  'Skills: TypeScript, PostgreSQL',
]

/** Real files with the same person in them. */
export const resumePdf = (): Uint8Array =>
  writePdf({ pages: [{ texts: lines.map((text, index) => ({ text, x: 60, y: 60 + index * 20, size: 12 })) }] })

export const resumeDocx = (): Uint8Array => writeDocx({ body: lines.map((text) => paragraph(text)).join('') })

export function upload(candidate: Browser, bytes: Uint8Array, name: string) {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)]), name)
  return candidate.send('POST', '/api/my-interview/resume', { form })
}

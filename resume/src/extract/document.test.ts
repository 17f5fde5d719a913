import { expect, it } from 'vitest'
import { generateSet } from '../../test/generated-set.ts'
import { parseResume } from '../parse.ts'
import { isGarbled, plainLines } from './document.ts'

/** Numbers of glyphs instead of letters, as a font without a table to Unicode gives them. */
const shifted = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(Math.max(33, sign.charCodeAt(0) - 29)))

it('R4.1 glyph numbers are told from letters, in every language that résumés come in', async () => {
  let shiftedOnes = 0
  for (const { label, bytes } of generateSet(23, 60)) {
    const outcome = await parseResume(bytes, { fileName: label.file })
    const text = outcome.outcome === 'parsed' ? outcome.text : ''
    expect([label.file, isGarbled(plainLines(text))]).toEqual([label.file, false])
    if (isGarbled(plainLines(shifted(text)))) shiftedOnes += 1
  }
  expect(shiftedOnes).toBeGreaterThan(40)
})

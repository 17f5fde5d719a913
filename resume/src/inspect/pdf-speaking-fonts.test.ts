import { expect, it } from 'vitest'
import { findSpeakingFonts } from './pdf-speaking-fonts.ts'

const widths = '/FirstChar 12 /LastChar 127 /Widths 40 0 R /FontDescriptor 9 0 R'
const file = (font: string, more = '') =>
  findSpeakingFonts({
    objects: `8 0 obj << /Type /Font ${font} >> endobj 9 0 obj << /Type /FontDescriptor /FontFile 10 0 R >> endobj ${more}
      trailer << /Root 1 0 R >>`,
    packed: [],
    bomb: false,
    readable: () => ({ streams: [], complete: true }),
  })

it.each([
  ['Type 1 that names its characters', `/Subtype /Type1 ${widths} /Encoding 11 0 R`],
  ['TrueType in a standard encoding', `/Subtype /TrueType ${widths} /Encoding /WinAnsiEncoding`],
  ['TrueType with a table to Unicode', `/Subtype /TrueType ${widths} /ToUnicode 12 0 R`],
])('speaks: %s', (_, font) => {
  const { descriptors } = file(font, '11 0 obj << /Type /Encoding /Differences [ 12 /fi 127 /dieresis ] >> endobj')
  expect([...descriptors]).toEqual(['9'])
})

it.each([
  [
    "TeX's Type 1 with a table to Unicode, which lacks accents and ligatures",
    `/Subtype /Type1 ${widths} /ToUnicode 12 0 R`,
  ],
  ['a font without widths', '/Subtype /TrueType /FontDescriptor 9 0 R /Encoding /WinAnsiEncoding'],
])('is silent: %s', (_, font) => {
  expect([...file(font).descriptors]).toEqual([])
})

it('a descriptor that a silent font uses too is left alone', () => {
  const silent = `13 0 obj << /Type /Font /Subtype /Type1 ${widths} >> endobj`
  expect([...file(`/Subtype /TrueType ${widths} /ToUnicode 12 0 R`, silent).descriptors]).toEqual([])
})

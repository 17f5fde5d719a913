import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { create } from 'fontkit'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import type { Block } from './report-content.ts'
import { printReport } from './report-pdf.ts'
import { unpackWoff } from './unpack-woff.ts'

const print = async (...blocks: Block[]) => getDocumentProxy(new Uint8Array(await printReport('A report', blocks)))
const textOf = async (...blocks: Block[]) => (await extractText(await print(...blocks), { mergePages: true })).text

type Node = { role?: string; children?: Node[] }
const roles = ({ role, children = [] }: Node): string[] => [...(role ? [role] : []), ...children.flatMap(roles)]

describe('R10.6 the printed report', () => {
  test('is tagged: headings, paragraphs and quotations are marked in reading order', async () => {
    const pdf = await print(
      { kind: 'title', text: 'Title' },
      { kind: 'heading', text: 'Part' },
      { kind: 'subheading', text: 'Question' },
      { kind: 'answer', text: 'Answer' },
      { kind: 'point', text: 'Level' },
    )
    const { info } = await pdf.getMetadata()
    expect(info).toMatchObject({ Title: 'A report', Creator: 'Colloquy', PDFFormatVersion: '1.7', Language: 'en' })
    expect((await pdf.getMarkInfo())?.Marked).toBe(true)
    const tree = (await (await pdf.getPage(1)).getStructTree()) as Node
    expect(roles(tree).filter((role) => role !== 'Root')).toEqual(['Document', 'H1', 'H2', 'H3', 'BlockQuote', 'P'])
  })

  test('writes Latin, Greek and Cyrillic as they are, and says where its font gives out', async () => {
    const text = await textOf({ kind: 'text', text: 'Zoë Łukasz Ελένη Жанна 中 naïve' })
    expect(text).toContain('Zoë Łukasz Ελένη Жанна ? naïve')
    expect(text).toContain('font of this report lacks stand as “?” (1 of them)')
    expect(await textOf({ kind: 'text', text: 'Plain.' })).not.toContain('lacks')
  })

  test('keeps lines, and drops control and direction characters', async () => {
    expect(await textOf({ kind: 'answer', text: 'one\r\ntwo\u0007\u202Ethree\tfour' })).toContain('one\ntwo three four')
  })

  test('long answers run over pages, each with its number', async () => {
    const pdf = await print({ kind: 'answer', text: 'words and more words '.repeat(2000) })
    expect(pdf.numPages).toBeGreaterThan(5)
    const { text } = await extractText(pdf)
    expect(text.map((page, index) => page.includes(`${index + 1} / ${pdf.numPages}`))).toEqual(
      Array(pdf.numPages).fill(true),
    )
  })
})

describe('unpackWoff', () => {
  const woff = readFileSync(fileURLToPath(import.meta.resolve('roboto-fontface/fonts/roboto/Roboto-Regular.woff')))

  test('gives the same font without its packing', () => {
    const [packed, plain] = [create(woff), create(unpackWoff(woff))]
    if ('fonts' in packed || 'fonts' in plain) throw new Error('One font was expected.')
    expect([plain.numGlyphs, plain.unitsPerEm, plain.postscriptName]).toEqual([
      packed.numGlyphs,
      packed.unitsPerEm,
      packed.postscriptName,
    ])
    const path = (font: typeof plain) => font.layout('Quick ÄЖλ').glyphs.map((glyph) => glyph.path.toSVG())
    expect(path(plain)).toEqual(path(packed))
  })

  test('refuses what is no WOFF font', () => {
    expect(() => unpackWoff(Buffer.from('something else'))).toThrow('not a WOFF font')
  })
})

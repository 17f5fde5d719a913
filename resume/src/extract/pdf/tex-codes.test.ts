import { describe, expect, it } from 'vitest'
import type { PdfItem } from './items.ts'
import { readTexCodes } from './tex-codes.ts'

function read(...texts: string[]): string[] {
  return readIn('f1', ...texts)
}

function readIn(lastFont: string, ...texts: string[]): string[] {
  const items = texts.map(
    (text, at): PdfItem => ({
      text,
      x: 0,
      y: at * 12,
      width: 50,
      size: 10,
      rightToLeft: false,
      upright: true,
      reads: null,
      font: at === texts.length - 1 ? lastFont : 'f1',
    }),
  )
  readTexCodes(items)
  return items.map(({ text }) => text)
}

describe('R4.1 codes of TeX’s bitmap fonts', () => {
  it('of the newer table: dashes, ligatures, bullets and letters', () => {
    expect(read('2014 \u0015 2017', 'the \u001Celd of e\u001Bort', '\u0088 Brz\u00A6czyszczykiewicz')).toEqual([
      '2014 – 2017',
      'the field of effort',
      '• Brzęczyszczykiewicz',
    ])
  })

  it('of the older table: the accent before its letter, the dash where ASCII has a brace', () => {
    expect(read('Universit\u0013', 'e de Rennes', '2014{2017', 'the \u000Celd', 'ao^', 'ut')).toEqual([
      'Universit´',
      'e de Rennes',
      '2014–2017',
      'the field',
      'aoˆ',
      'ut',
    ])
  })

  it('of a font of symbols: letters of other fonts stay', () => {
    expect(readIn('f2', '\u0088', 'Laboratoire M´esange')).toEqual(['•', 'Laboratoire M´esange'])
  })

  it('of the Cyrillic table, beside Latin words in another font', () => {
    expect(readIn('f2', 'Îïûò ðàáîòû: ÀÎ ¾¼æ¿', 'Ñàíêò-Ïåòåðáóðã', 'Þóra, São Paulo')).toEqual([
      'Опыт работы: АО «ёж»',
      'Санкт-Петербург',
      'Þóra, São Paulo',
    ])
  })

  it('of the older table, told from its dash alone', () => {
    expect(read('Mar 2019{Present')).toEqual(['Mar 2019–Present'])
  })

  it('other text is left as it is', () => {
    expect(read('a {b} | "c" \\ ^', 'José · 2014 – 2017')).toEqual(['a {b} | "c" \\ ^', 'José · 2014 – 2017'])
  })
})

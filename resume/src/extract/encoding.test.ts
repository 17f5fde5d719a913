import { expect, it } from 'vitest'
import { read } from '../../test/reading.ts'

const mail = 'hlf77@example.org'

it('R4.1 text in the code page of DOS keeps its accents', async () => {
  const signs: Record<string, number> = { é: 0x82, è: 0x8a, É: 0x90, ô: 0x93, à: 0x85, ç: 0x87 }
  const text = `Hélène Lefèvre\n${mail}\nExpérience\nIngénieure à Lyon, contrôle et façonnage, École de métiers`
  const file = Buffer.from([...text].map((sign) => signs[sign] ?? sign.charCodeAt(0)))
  const outcome = await read(file, 'cv.txt')
  expect(outcome.fields.name?.value).toBe('Hélène Lefèvre')
  expect(outcome.text).toContain('contrôle et façonnage, École')
})

it('R4.1 text that shifts between ASCII and Japanese is read', async () => {
  // 山田太郎, in the two bytes of each sign.
  const shifted = (codes: number[]) => [0x1b, 0x24, 0x42, ...codes, 0x1b, 0x28, 0x42]
  const name = shifted([0x3b, 0x33, 0x45, 0x44, 0x42, 0x40, 0x4f, 0x3a])
  const file = Buffer.from([...name, ...Buffer.from(`\n${mail}\nExperience\n`)])
  expect((await read(file, 'cv.txt')).fields.name?.value).toBe('山田太郎')
})

it('R4.1 an RTF without its first group, as Pandoc writes it, is an RTF', async () => {
  const file = Buffer.from(`{\\pard \\b \\fs36 Noor Haverkamp\\par}\n{\\pard ${mail}\\par}\n`)
  const { type, fields } = await read(file, 'cv.rtf')
  expect({ type, name: fields.name?.value }).toEqual({ type: 'rtf', name: 'Noor Haverkamp' })
})

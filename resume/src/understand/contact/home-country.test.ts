import { describe, expect, it } from 'vitest'
import { read, resumeText } from '../../../test/reading.ts'

const phoneIn = async (lines: string[]) => (await read(resumeText(lines), 'cv.txt')).fields.phone?.value

describe('a number without the code of its country', () => {
  it.each([
    ['the ending of the address', ['Anna Krug', 'a.krug@example.de', 'Telefon 0151 23456789'], '+4915123456789'],
    ['the script', ['履歴書', '山本 由紀子', 'やまもと ゆきこ', '電話 090-1234-5678'], '+819012345678'],
    ['letters of one language', ['Ewa Ślęk', 'Księgowość, płace, żłobek', 'tel. 601 234 567'], '+48601234567'],
  ])('is dialled in the country that %s points to', async (_, lines, phone) => {
    expect(await phoneIn(lines)).toBe(phone)
  })

  it('stays as it is printed where it is no number of that country', async () => {
    expect(await phoneIn(['Anna Krug', 'a.krug@example.pl', 'Phone: 12345678'])).toBe('12345678')
  })

  it('whose groups stand from right to left is dialled in their order', async () => {
    expect(await phoneIn(['ليلى حداد', '4567 123 79 962+ الهاتف'])).toBe('+962791234567')
  })

  it('of an address that is cut before the hyphen nothing is lost', async () => {
    const { fields } = await read(resumeText(['Mia Ono', 'mail: y-', 'yamamoto@example.org']), 'cv.txt')
    expect(fields.email?.value).toBe('y-yamamoto@example.org')
  })
})

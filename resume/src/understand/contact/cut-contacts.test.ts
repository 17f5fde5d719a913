import { describe, expect, it } from 'vitest'
import { read, resumeText } from '../../../test/reading.ts'

const phoneIn = async (lines: string[]) => (await read(resumeText(lines), 'cv.txt')).fields.phone?.value

describe('contacts that lack a part', () => {
  it.each([
    ['the ending of the address', ['Anna Krug', 'a.krug@example.de', 'Telefon 0151 23456789'], '+4915123456789'],
    ['the script', ['履歴書', '山本 由紀子', 'やまもと ゆきこ', '電話 090-1234-5678'], '+819012345678'],
    [
      'the script, though its groups look American',
      ['Ελένη Παππά', 'Λογίστρια στην Αθήνα', '694 567 8901'],
      '+306945678901',
    ],
    ['letters of one language', ['Ewa Ślęk', 'Księgowość, płace, żłobek', 'tel. 601 234 567'], '+48601234567'],
  ])('a number without its country is dialled in the country that %s points to', async (_, lines, phone) => {
    expect(await phoneIn(lines)).toBe(phone)
  })

  it('a number stays as it is printed where it is none of that country', async () => {
    expect(await phoneIn(['Anna Krug', 'a.krug@example.pl', 'Phone: 12345678'])).toBe('12345678')
  })

  it('a number whose groups stand from right to left is dialled in their order', async () => {
    expect(await phoneIn(['ليلى حداد', '4567 123 79 962+ الهاتف'])).toBe('+962791234567')
  })

  it('an address that is cut before its hyphen is whole', async () => {
    const { fields } = await read(resumeText(['Mia Ono', 'mail: y-', 'yamamoto@example.org']), 'cv.txt')
    expect(fields.email?.value).toBe('y-yamamoto@example.org')
  })

  it('an address and an account that a narrow column cuts are whole', async () => {
    const lines = ['Mia Ono', 'mia.ono@example.co', 'm', 'linkedin.com/in/', 'mia-ono', 'Experience']
    const { email, linkedin } = (await read(resumeText(lines), 'cv.txt')).fields
    expect([email?.value, linkedin?.value]).toEqual(['mia.ono@example.com', 'mia-ono'])
  })

  it('an account is no word that only says that there is one', async () => {
    const { fields } = await read(resumeText(['Mia Ono', 'LinkedIn: Profil', 'mia.ono@example.org']), 'cv.txt')
    expect(fields.linkedin).toBeNull()
  })
})

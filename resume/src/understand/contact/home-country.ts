import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { countryByName } from './countries.ts'

/** Endings that the whole world uses. */
const worldwide = /^(?:co|me|io|ai|tv|cc)$/
const codes = new Set(countryByName.values())

/** A share of this much of the letters makes a script the one that the résumé is written in. */
const mostly = 0.25
const scripts: [RegExp, CountryCode[]][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, ['JP']],
  [/\p{Script=Hangul}/gu, ['KR']],
  [/\p{Script=Han}/gu, ['CN', 'TW', 'HK']],
  [/\p{Script=Thai}/gu, ['TH']],
  [/\p{Script=Hebrew}/gu, ['IL']],
  [/\p{Script=Greek}/gu, ['GR']],
  [/\p{Script=Devanagari}/gu, ['IN']],
  [/\p{Script=Bengali}/gu, ['BD', 'IN']],
]
/** Letters that one language has, and its neighbours have not. */
const letters: [RegExp, CountryCode[]][] = [
  [/[їєґ]/gi, ['UA']],
  [/[ыэ]/gi, ['RU', 'BY', 'KZ']],
  [/[ơưđạảấầẩậắằẵặẹẻẽếềểễệịọốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/gi, ['VN']],
  [/[ąęłńśźż]/gi, ['PL']],
  [/[řěů]/gi, ['CZ']],
  [/[őű]/gi, ['HU']],
  [/[ğışİ]/g, ['TR']],
  [/[ãõ]/gi, ['BR', 'PT']],
  [/[ß]/g, ['DE']],
  [/[åæø]/gi, ['NO', 'DK', 'SE']],
]
const fewestLetters = 5
const sampleLength = 3000

/** Countries that the ending of the address, the script or the letters of a text point to, likeliest first. */
function countriesOf(text: string, email: string | null): CountryCode[] {
  const ending = /\.([a-z]{2})$/i.exec(email ?? '')?.[1]?.toLowerCase() ?? ''
  const code = ending === 'uk' ? 'GB' : ending.toUpperCase()
  const named = !worldwide.test(ending) && codes.has(code) ? [code as CountryCode] : []
  const sample = text.slice(0, sampleLength)
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0
  const all = count(/\p{L}/gu)
  const byScript = scripts.find(([pattern]) => count(pattern) > mostly * all)?.[1]
  return [...named, ...(byScript ?? letters.find(([pattern]) => count(pattern) >= fewestLetters)?.[1] ?? [])]
}

/**
 * The country in which a number without a country's code can be dialled, of those that the rest of the résumé points to;
 * null where it is a number of none of them.
 */
export function homeCountry(digits: string, text: string, email: string | null): CountryCode | null {
  const countries = [...new Set(countriesOf(text, email))]
  const isIn = (country: CountryCode) => parsePhoneNumberFromString(digits, country)?.isValid() === true
  const [first, ...others] = countries
  // Where there is no other country, a number dialled from within it may be of a range that is not in use yet.
  const isMade =
    others.length === 0 && digits.startsWith('0') && parsePhoneNumberFromString(digits, first)?.isPossible() === true
  return countries.find(isIn) ?? (isMade ? (first ?? null) : null)
}

/** What must not leave with a text: names and contact as they are known, and as they are printed. */
export type Person = { names: readonly string[]; contact: readonly string[] }

const anyEmail = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu
const anyAddress = /\b(?:https?:\/\/|www\.)\S+|\b(?:github|gitlab|linkedin|xing|twitter|x)\.(?:com|org)\/\S+/giu
/** Eight digits or more with the signs that people put between them: years and amounts stay. */
const anyPhone = /(?<![\p{L}\p{N}])\+?\(?\d(?:[\s()./-]{0,2}\d){7,16}(?!\p{N})/gu

/** A résumé's text without name and contact: all that is known of them, and whatever has the form of an address or a number. */
export function redactedText(text: string, { names, contact }: Person): string {
  const known = [...contact, ...names, ...names.flatMap(partsOf)]
    .map((value) => value.trim())
    .filter((value) => value.length > 1)
    .toSorted((a, b) => b.length - a.length)
  const withoutForms = text
    .replace(anyEmail, '[contact]')
    .replace(anyAddress, '[contact]')
    .replace(anyPhone, (digits) => (isPeriod(digits) ? digits : '[contact]'))
  return known.reduce((left, value) => left.replace(wordOf(value), '[person]'), withoutForms)
}

/** Each part of a name stands alone in letters and captions; initials and particles stand for anybody. */
const partsOf = (name: string): string[] => name.split(/[\s.]+/u).filter((part) => part.length > 2)

/** "2017 - 2021", "2017-09 – 2021-06". */
const isPeriod = (digits: string): boolean =>
  /^(?:19|20)\d\d(?:[./-]\d{1,2})?\s*[-–/]\s*(?:19|20)\d\d/u.test(digits.trim())

function wordOf(value: string): RegExp {
  const letters = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/gu, '\\s+')
  return new RegExp(`(?<![\\p{L}\\p{N}])${letters}(?![\\p{L}\\p{N}])`, 'giu')
}

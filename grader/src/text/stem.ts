// Porter, M. F. (1980): An algorithm for suffix stripping. Program 14(3), 130–137.

const CONSONANT = '[^aeiou]'
const VOWEL = '[aeiouy]'
const C = `${CONSONANT}[^aeiouy]*`
const V = `${VOWEL}[aeiou]*`
const measureOver0 = new RegExp(`^(${C})?${V}${C}`)
const measureIs1 = new RegExp(`^(${C})?${V}${C}(${V})?$`)
const measureOver1 = new RegExp(`^(${C})?${V}${C}${V}${C}`)
const hasVowel = new RegExp(`^(${C})?${VOWEL}`)
const shortEnd = new RegExp(`^${C}${VOWEL}[^aeiouwxy]$`)

const step2: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['bli', 'ble'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
  ['logi', 'log'],
]
const step3: readonly (readonly [string, string])[] = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
]
const step4 = /^(.+?)(al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize)$/

function replaceSuffix(word: string, rules: readonly (readonly [string, string])[]): string {
  for (const [suffix, to] of rules) {
    if (!word.endsWith(suffix)) continue
    const rest = word.slice(0, -suffix.length)
    return measureOver0.test(rest) ? rest + to : word
  }
  return word
}

function withoutPlural(word: string): string {
  if (/(ss|i)es$/.test(word)) return word.slice(0, -2)
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word
}

function withoutPast(word: string): string {
  if (word.endsWith('eed')) return measureOver0.test(word.slice(0, -3)) ? word.slice(0, -1) : word
  const rest = word.replace(/(ed|ing)$/, '')
  if (rest === word || !hasVowel.test(rest)) return word
  if (/(at|bl|iz)$/.test(rest)) return `${rest}e`
  if (/([^aeiouylsz])\1$/.test(rest)) return rest.slice(0, -1)
  return shortEnd.test(rest) ? `${rest}e` : rest
}

function withoutSuffix4(word: string): string {
  const ion = /^(.+?[st])ion$/.exec(word)
  if (ion?.[1] !== undefined) return measureOver1.test(ion[1]) ? ion[1] : word
  const rest = step4.exec(word)?.[1]
  return rest !== undefined && measureOver1.test(rest) ? rest : word
}

function withoutFinalE(word: string): string {
  const rest = word.endsWith('e') ? word.slice(0, -1) : word
  const drop = rest !== word && (measureOver1.test(rest) || (measureIs1.test(rest) && !shortEnd.test(rest)))
  const kept = drop ? rest : word
  return kept.endsWith('ll') && measureOver1.test(kept) ? kept.slice(0, -1) : kept
}

/** The Porter stem of a lower-case word; words that are not plain a–z, or shorter than 3, come back unchanged. */
export function stem(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word
  const past = withoutPast(withoutPlural(word))
  const y = past.endsWith('y') && hasVowel.test(past.slice(0, -1)) ? `${past.slice(0, -1)}i` : past
  return withoutFinalE(withoutSuffix4(replaceSuffix(replaceSuffix(y, step2), step3)))
}

/** The words of a name as `wordsAgree` wants them. */
export function latinWords(name: string): string[] {
  return latin(name)
    .split(/[^a-z]+/)
    .filter(Boolean)
}

/** An account name as `wordsAgree` wants it. */
export function slugOf(account: string): string {
  return latin(account).replace(/[^a-z]/g, '')
}

/**
 * How well a name (from `latinWords`) agrees with an account name (from `slugOf`) (local part of an address, link slug): 1 = all of it explained by the name
 * (`jane.doe`, `jdoe`, `doej`, `janed`), 0.6 = one whole word of the name stands in it, 0 = nothing in common.
 */
export function wordsAgree(words: string[], slug: string): number {
  if (words.length === 0 || slug.length < 2) return 0
  if (explains(words, slug)) return 1
  const whole = words.filter((word) => word.length >= 3 && slug.includes(word))
  if (whole.length >= 2) return 0.9
  const longest = Math.max(0, ...whole.map((word) => word.length))
  return longest >= 4 ? 0.6 : longest === 3 ? 0.4 : 0
}

/** True when the slug is made of words, or beginnings of words, of the name, at least one of them whole. */
function explains(words: string[], slug: string): boolean {
  const search = (rest: string, left: string[], whole: boolean): boolean => {
    if (rest === '') return whole
    return left.some((word, index) => {
      const others = left.filter((_, i) => i !== index)
      if (rest.startsWith(word) && word.length >= 2 && search(rest.slice(word.length), others, true)) return true
      for (const length of [1, 2, 3]) {
        const part = word.slice(0, length)
        if (word.length > length && rest.startsWith(part) && search(rest.slice(length), others, whole)) return true
      }
      return false
    })
  }
  return search(slug, words.slice(0, 5), false)
}

/** `JAREDRICHARDS` with the account `jared-richards` or `jrichards` is `JARED RICHARDS`; only the first of the two is sure. */
export function partGlued(text: string, accounts: string[]): { text: string; sure: boolean } {
  const plain = latin(text)
  if (plain.length !== text.length) return { text, sure: false }
  for (const account of accounts) {
    const parts = latin(account)
      .split(/[^a-z]+/)
      .filter((part) => part.length > 1)
    if (parts.length > 1 && parts.join('') === plain) return { text: cut(text, parts), sure: true }
    const family = parts[0]?.slice(1) ?? ''
    if (parts.length === 1 && family.length >= 4 && plain.endsWith(family) && plain[0] === parts[0]?.[0]) {
      return { text: cut(text, [plain.slice(0, plain.length - family.length), family]), sure: false }
    }
  }
  return { text, sure: false }
}

function cut(text: string, parts: string[]): string {
  let at = 0
  return parts
    .map((part) => {
      const piece = text.slice(at, at + part.length)
      at += part.length
      return piece
    })
    .join(' ')
}

const cyrillic: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  і: 'i',
  ї: 'yi',
  є: 'ye',
  ґ: 'g',
}
const greek: Record<string, string> = {
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'f',
  χ: 'ch',
  ψ: 'ps',
  ω: 'o',
}
const special: Record<string, string> = { ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ı: 'i', þ: 'th', ð: 'd' }

/** Lower case without accents; Cyrillic and Greek letters by a usual Latin spelling. */
export function latin(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{ASCII}]/gu, (letter) => special[letter] ?? cyrillic[letter] ?? greek[letter] ?? letter)
}

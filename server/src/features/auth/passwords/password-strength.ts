import { commonWords } from './common-passwords.ts'

type About = { email: string; name?: string | undefined }

const shortest = 10
const fewestCharacters = 5
/** What must be left when everything that is easy to guess is taken away. */
const leastOwnPart = 4
const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'qwertzuiop',
  'asdfghjkl',
  'zxcvbnm',
  'azertyuiop',
]
const runs = rows.flatMap((row) => [row, [...row].reverse().join('')])
const disguises: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '€': 'e',
  '|': 'l',
}

const advice = 'A few unrelated words are easy to remember and hard to guess.'

/** Why this password is too easy to guess, as a sentence for the person; undefined when it will do. */
export function weaknessOf(password: string, about: About): string | undefined {
  const characters = [...password.normalize('NFKC').toLowerCase()]
  if (characters.length < shortest) return `Use at least ${shortest} characters. ${advice}`
  if (new Set(characters).size < fewestCharacters) return `Use more different characters. ${advice}`
  const plain = characters.join('')
  if (isLittleMoreThan(plain, personalParts(about)))
    return `Your name or email address alone is easy to guess. ${advice}`
  if (ownPart(plain, runs) < leastOwnPart) return `Rows of the keyboard or alphabet are easy to guess. ${advice}`
  if (readings(plain).some((reading) => commonWords.has(reading)))
    return `This is one of the passwords that are tried first. ${advice}`
  return undefined
}

function isLittleMoreThan(plain: string, parts: readonly string[]): boolean {
  const left = parts.reduce((text, part) => text.replaceAll(part, ''), plain)
  return left !== plain && letters(left).length < leastOwnPart
}

function personalParts({ email, name = '' }: About): string[] {
  return `${email} ${name}`
    .toLowerCase()
    .split(/[\s@.+_-]+/)
    .filter((part) => part.length >= 3)
    .sort((one, other) => other.length - one.length)
}

/** How many characters are not part of a run of at least four neighbours. */
function ownPart(plain: string, rowsOfKeys: readonly string[]): number {
  let own = 0
  for (let at = 0; at < plain.length; ) {
    const run = longestRun(plain.slice(at), rowsOfKeys)
    if (run < 4) own += 1
    at += run < 4 ? 1 : run
  }
  return own
}

function longestRun(text: string, rowsOfKeys: readonly string[]): number {
  let length = 0
  while (length < text.length && rowsOfKeys.some((row) => row.includes(text.slice(0, length + 1)))) length += 1
  return length
}

/** The word behind the digits and signs around it, as written and without disguise: `P@ssw0rd2024!` is `password`. */
function readings(plain: string): string[] {
  const bare = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const trimmed = plain.replace(/[\d\W_]+$/u, '')
  const undisguised = [plain, trimmed, bare].map((text) => [...text].map((one) => disguises[one] ?? one).join(''))
  return [bare, ...undisguised].map(letters).flatMap((word) => [word, halfOf(word)])
}

const letters = (text: string): string => text.replace(/[^\p{L}]/gu, '')

/** `passwordpassword` says no more than `password`. */
function halfOf(word: string): string {
  const half = word.slice(0, word.length / 2)
  return half + half === word ? half : word
}

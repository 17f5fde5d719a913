import { type BrowserContext, expect, type Request } from '@playwright/test'

/** What people of a test typed or were given, and what no log may hold. */
export type PrivateWords = Set<string>

const keys = 'email password present next token code secret fullName phone text answer reason note words'.split(' ')
// Shorter ones, plain numbers and single small words such as `password` may stand in a log by chance.
const isTelling = (text: string) => text.length >= 8 && !/^(\d+|[a-z]+)$/.test(text)

/** Notes everything private in the body of a request, however deep it stands. */
export function notePrivateWords(body: unknown, into: PrivateWords): void {
  if (typeof body !== 'object' || body === null) return
  for (const [key, value] of Object.entries(body)) {
    if (typeof value === 'string' && keys.includes(key) && isTelling(value)) into.add(value)
    else notePrivateWords(value, into)
  }
}

/** Notes what this browser sends from now on. */
export function watchPrivateWords(context: BrowserContext, into: PrivateWords): void {
  context.on('request', (request) => notePrivateWords(jsonOf(request), into))
}

/** Notes the cookies that this browser holds: whoever reads one in a log is that person. */
export async function notePrivateCookies(context: BrowserContext, into: PrivateWords): Promise<void> {
  for (const { value } of await context.cookies()) if (isTelling(value)) into.add(value)
}

/** R8.2: none of it stands in what the server wrote. */
export function expectNothingPrivate(lines: readonly string[], words: PrivateWords): void {
  const logged = lines.filter((line) => line.startsWith('{')) // the set-up link is for the terminal alone
  const told = [...words].filter((word) => logged.some((line) => line.includes(word)))
  expect(told, 'private words in the log').toEqual([])
}

function jsonOf(request: Request): unknown {
  if (!request.headers()['content-type']?.startsWith('application/json')) return undefined
  return request.postDataJSON()
}

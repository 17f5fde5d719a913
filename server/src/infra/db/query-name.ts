import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'

const storage = new AsyncLocalStorage<string>()

type Queries = Record<string, (...args: never[]) => Promise<unknown>>

/**
 * Names the statements of a repository after the functions that run them: in logs and metrics a statement inside
 * `queries('interviews', { async findOverdue(db, now) { … } })` is `interviews.findOverdue`.
 * `prepared` are those that come so often that the database shall plan them once for each connection. Their text must not
 * vary with what they are given, and they must name the columns they want: a plan for `*` fails after a migration.
 */
export function queries<T extends Queries>(
  part: string,
  functions: T,
  { prepared = [] }: { prepared?: readonly (keyof T & string)[] } = {},
): T {
  for (const name of prepared) preparedNames.add(`${part}.${name}`)
  const named: Queries = {}
  for (const [name, fn] of Object.entries(functions)) {
    const full = `${part}.${name}`
    named[name] = (...args) => storage.run(full, () => fn.apply(named, args))
  }
  return named as T
}

const preparedNames = new Set<string>()
const preparedTexts = new Map<string, string>()

/** The name under which a connection keeps the plan of this statement, if it is one of those. */
export function preparedNameOf(queryName: string, text: string): string | undefined {
  if (!preparedNames.has(queryName)) return undefined
  const known = preparedTexts.get(text)
  if (known) return known
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 20)
  preparedTexts.set(text, name)
  return name
}

/** For a single statement outside a repository. */
export function withQueryName<T>(name: string, fn: () => T): T {
  return storage.run(name, fn)
}

export function currentQueryName(): string | undefined {
  return storage.getStore()
}

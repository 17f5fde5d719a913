import { AsyncLocalStorage } from 'node:async_hooks'

const storage = new AsyncLocalStorage<string>()

type Queries = Record<string, (...args: never[]) => Promise<unknown>>

/**
 * Names the statements of a repository after the functions that run them: in logs and metrics a statement inside
 * `queries('interviews', { async findOverdue(db, now) { … } })` is `interviews.findOverdue`.
 */
export function queries<T extends Queries>(part: string, functions: T): T {
  const named: Queries = {}
  for (const [name, fn] of Object.entries(functions)) {
    const full = `${part}.${name}`
    named[name] = (...args) => storage.run(full, () => fn.apply(named, args))
  }
  return named as T
}

/** For a single statement outside a repository. */
export function withQueryName<T>(name: string, fn: () => T): T {
  return storage.run(name, fn)
}

export function currentQueryName(): string | undefined {
  return storage.getStore()
}

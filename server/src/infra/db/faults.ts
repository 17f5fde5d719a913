import { AsyncLocalStorage } from 'node:async_hooks'

// For tests of R1.3: the database connection breaks off between any two statements. Outside a test nothing is in the
// storage, and the check costs a lookup.

type Faults = { statementsLeft: number; thrown: boolean }

const storage = new AsyncLocalStorage<Faults>()
const unharmed = /^\s*(begin|start transaction|rollback)/i

export class FaultInjected extends Error {
  constructor(sql: string) {
    super(`A fault was injected before: ${sql.slice(0, 80)}`)
    this.name = 'FaultInjected'
  }
}

/** Runs `fn`; after `n` of its statements every further one, the commit included, throws FaultInjected. */
export function failAfterStatement<T>(n: number, fn: () => Promise<T>): Promise<T> {
  return storage.run({ statementsLeft: n, thrown: false }, fn)
}

/**
 * Runs `act` again and again with the fault one statement later, until it gets through. After each failure `unchanged`
 * must find everything as it was. Returns how many faults were tried.
 */
export async function failAfterEachStatement(
  act: () => Promise<unknown>,
  unchanged: () => Promise<void>,
): Promise<number> {
  for (let n = 0; n < 1000; n += 1) {
    const faults: Faults = { statementsLeft: n, thrown: false }
    await storage.run(faults, act).catch((error: unknown) => {
      if (!faults.thrown) throw error
    })
    if (!faults.thrown) return n
    await unchanged()
  }
  throw new Error('A thousand statements and no end: this is not one act.')
}

/** Called before each statement. */
export function passFaults(sql: string): void {
  const faults = storage.getStore()
  if (!faults || unharmed.test(sql)) return
  if (faults.statementsLeft > 0) {
    faults.statementsLeft -= 1
    return
  }
  faults.thrown = true
  throw new FaultInjected(sql)
}

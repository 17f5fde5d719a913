import type { Asker } from '@colloquy/contracts/permissions'
import { addressOf, type Operation, parametersOf } from './operations.ts'
import { type Answer, type Attempt, expectedRefusal, faultOf } from './verdict.ts'
import type { Sender, World } from './world.ts'

// Whoever may end more comes later: what they end is not needed any more.
const askers: readonly Asker[] = ['anyone', 'candidate', 'reviewer', 'auditor', 'interviewer', 'admin']

/**
 * Tries every operation as everybody, with own and with other records. Gives the attempts, those that
 * were answered with a success, and what was wrong.
 */
export async function walk(
  operations: readonly Operation[],
  world: World,
  /** Streams do not end by themselves: how far they are followed is the caller's to know. */
  readStream?: (browser: Sender, url: string) => Promise<Answer>,
): Promise<{ tried: number; reached: number; wrong: string[] }> {
  const wrong: string[] = []
  let tried = 0
  let reached = 0
  for (const asker of askers) {
    for (const attempt of attemptsOf(operations, asker)) {
      const { operation } = attempt
      const opens = operation.streams && !expectedRefusal(attempt)
      if (opens && !readStream) continue
      const browser = await world.as(asker, true)
      const url = addressOf(operation.path, world[attempt.records])
      const answer = opens && readStream ? await readStream(browser, url) : await ask(browser, operation.method, url)
      const fault = faultOf(attempt, answer, world)
      if (fault) wrong.push(fault)
      tried += 1
      if (answer.status < 400) reached += 1
    }
  }
  return { tried, reached, wrong }
}

// Reading first, so that there is something to read.
function attemptsOf(operations: readonly Operation[], asker: Asker): Attempt[] {
  const reading = operations.filter(({ method }) => method === 'GET')
  const changing = operations.filter(({ method }) => method !== 'GET')
  return [...reading, ...changing].flatMap((operation) => {
    const kinds = parametersOf(operation.path).length > 0 ? (['own', 'other'] as const) : (['own'] as const)
    return kinds.map((records) => ({ operation, asker, records }))
  })
}

async function ask(browser: Sender, method: string, url: string): Promise<Answer> {
  const { status, body, text } = await browser.send(method as 'GET', url)
  return { status, code: body?.code, text }
}

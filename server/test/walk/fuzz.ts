import { errorTable } from '@colloquy/contracts/errors'
import { permits } from '@colloquy/contracts/permissions'
import { Problem } from '@colloquy/contracts/problem'
import fc from 'fast-check'
import type { Operation, Schema } from './operations.ts'
import { type FuzzRequest, requestsTo } from './requests.ts'
import type { Sender, World } from './world.ts'

export type FuzzReply = { status: number; type: string; text: string }
type SendAs = (browser: Sender, request: FuzzRequest, streams: boolean) => Promise<FuzzReply>

export type FuzzOutcome = { requests: number; statuses: Record<string, number>; faults: string[] }

/** Sends generated requests to each operation. What is answered with an error must be a problem of the contract. */
export async function fuzz(
  operations: readonly Operation[],
  schemas: Readonly<Record<string, Schema>>,
  world: World,
  { each, seed, send }: { each: number; seed: number; send: SendAs },
): Promise<FuzzOutcome> {
  const outcome: FuzzOutcome = { requests: 0, statuses: {}, faults: [] }
  for (const operation of operations) {
    const requests = fc.sample(requestsTo(operation, { schemas, own: world.own, other: world.other }), {
      seed,
      numRuns: each,
    })
    for (const [index, request] of requests.entries()) {
      const first = await send(await world.as(request.asker, index % 20 === 0), request, operation.streams)
      const reply = isUnanswered(operation, request, first)
        ? await send(await world.renew(request.asker), request, operation.streams)
        : first
      outcome.requests += 1
      outcome.statuses[reply.status] = (outcome.statuses[reply.status] ?? 0) + 1
      const fault = faultIn(reply)
      if (fault) outcome.faults.push(`${request.method} ${operation.path}: ${fault} ${JSON.stringify(request)}`)
    }
  }
  return outcome
}

/** A used-up limit and an ended session are no answer to what was sent: somebody new sends it again. */
const isUnanswered = ({ permission }: Operation, { asker }: FuzzRequest, { status, text }: FuzzReply): boolean =>
  status === 429 ||
  (status === 401 && asker !== 'anyone' && permits(permission, asker) && text.includes('"not_signed_in"'))

// Words that only the inside uses: where code stands, and what the database says.
const internals = [
  /\n\s+at .+:\d+/,
  /node_modules/,
  /violates \w+-?\w* constraint/,
  /syntax error at or near/,
  /\brelation "/,
]

function faultIn({ status, type, text }: FuzzReply): string | null {
  if (status >= 500) return `${status} ${text.slice(0, 300)}`
  if (status < 400) return null
  if (!type.startsWith('application/problem+json')) return `${status} is not a problem but ${type}`
  const problem = Problem.safeParse(JSON.parse(text))
  if (!problem.success) return `${status} is not a problem of the contract: ${text.slice(0, 300)}`
  if (errorTable[problem.data.code].status !== status) return `${status} does not belong to ${problem.data.code}`
  const { detail, errors } = problem.data
  const said = JSON.stringify([detail, errors])
  return internals.some((pattern) => pattern.test(said)) ? `${status} tells of the inside: ${said}` : null
}

// Is everything answered, whatever is sent? `npm run bench:fuzz -- [--json] [--quick] [--seed N]`
import { parseArgs } from 'node:util'
import { type FuzzReply, fuzz } from '../../server/test/walk/fuzz.ts'
import type { Operation } from '../../server/test/walk/operations.ts'
import type { FuzzRequest } from '../../server/test/walk/requests.ts'
import type { Sender } from '../../server/test/walk/world.ts'
import type { HttpBrowser } from './protection/browser.ts'
import { type RunningProduct, startProduct } from './protection/product.ts'
import { setUpWorld, withoutRateLimits } from './protection/set-up.ts'
import { printReport } from './report.ts'

const { values: flags } = parseArgs({
  options: { json: { type: 'boolean' }, quick: { type: 'boolean' }, seed: { type: 'string' } },
})
const each = flags.quick ? 15 : 200
const seed = Number(flags.seed ?? 1)
const hands = 4
const shownFaults = 20

const product = await startProduct(withoutRateLimits)
try {
  const { world, operations, schemas } = await setUpWorld(product)
  // Last comes what spoils the rest: who turns the log off hears no more of what goes wrong, and where a role needs a
  // second factor nobody of it is let in any more.
  const isLast = ({ path }: Operation) => /log-levels|sign-in-rules/.test(path)
  const begun = Date.now()
  const parts = await Promise.all(
    Array.from({ length: hands }, (_, hand) => {
      const mine = operations.filter((one) => !isLast(one)).filter((_operation, index) => index % hands === hand)
      return fuzz(mine, schemas, world, { each, seed, send })
    }),
  )
  parts.push(await fuzz(operations.filter(isLast), schemas, world, { each, seed, send }))
  report(parts, operations.length, (Date.now() - begun) / 1000)
} finally {
  await product.stop()
}

async function send(browser: Sender, request: FuzzRequest, streams: boolean): Promise<FuzzReply> {
  const { method, url, headers, body } = request
  const own = browser as HttpBrowser
  const reply = streams ? await own.beginning(url, headers) : await own.send(method as 'GET', url, { headers, body })
  return { status: reply.status, type: String(reply.headers?.['content-type']), text: reply.text }
}

function report(parts: Awaited<ReturnType<typeof fuzz>>[], operations: number, seconds: number): void {
  const faults = parts.flatMap((part) => part.faults)
  const statuses: Record<string, number> = {}
  for (const part of parts)
    for (const [status, count] of Object.entries(part.statuses))
      statuses[`status.${status}`] = (statuses[`status.${status}`] ?? 0) + count
  const counted = (test: (status: number) => boolean) =>
    Object.entries(statuses).reduce((sum, [key, count]) => sum + (test(Number(key.slice(7))) ? count : 0), 0)
  const failures = failuresIn(product)
  const figures = {
    requests: counted(() => true),
    operations,
    server_errors: counted((status) => status >= 500),
    unhandled: failures.length + (product.runs() ? 0 : 1),
    misshapen: faults.length,
  }
  const goals = { server_errors: '= 0', unhandled: '= 0', misshapen: '= 0: every refusal is a problem of the contract' }
  const notes = [...faults.slice(0, shownFaults), ...failures.slice(0, shownFaults)].map((note) => note.slice(0, 1200))
  printReport({ bench: 'fuzz', figures, n: { each, seed, seconds, ...statuses }, goals, notes }, flags.json ?? false)
  if (figures.server_errors + figures.unhandled + figures.misshapen > 0) process.exitCode = 1
}

/** What the product itself says went wrong. */
function failuresIn({ output }: RunningProduct): string[] {
  return output.filter((line) => /"event":"(http|app)\.failed"|unhandled|uncaught/i.test(line))
}

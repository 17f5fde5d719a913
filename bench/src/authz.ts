// Does everybody get what the table of permissions says, and nothing else? `npm run bench:authz -- [--json]`
import { parseArgs } from 'node:util'
import { walk } from '../../server/test/walk/walk.ts'
import type { Sender } from '../../server/test/walk/world.ts'
import type { HttpBrowser } from './protection/browser.ts'
import { startProduct } from './protection/product.ts'
import { setUpWorld, withoutRateLimits } from './protection/set-up.ts'
import { printReport } from './report.ts'

const { values: flags } = parseArgs({ options: { json: { type: 'boolean' }, quick: { type: 'boolean' } } })

const product = await startProduct(withoutRateLimits)
try {
  const { world, operations } = await setUpWorld(product)
  const { tried, reached, wrong } = await walk(operations, world, async (browser, url) => {
    const { status, body, text } = await (browser as Sender as HttpBrowser).beginning(url)
    return { status, code: body?.code, text }
  })
  const n = { operations: operations.length, roles: 6, let_in: reached }
  printReport(
    { bench: 'authz', figures: { tried, wrong: wrong.length }, n, goals: { wrong: '= 0' }, notes: wrong },
    flags.json ?? false,
  )
  if (wrong.length > 0) process.exitCode = 1
} finally {
  await product.stop()
}

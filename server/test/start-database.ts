// A process of its own that starts the database of the data folder in its argument, says where, and waits to be killed.
import { ensureDatabase } from '../src/infra/db/embedded.ts'
import { createLog } from '../src/infra/log/log.ts'

const log = createLog({ level: 'silent', format: 'json' })
const { url } = await ensureDatabase({ dataDir: process.argv[2] ?? '', database: { url: undefined } }, { log })
process.stdout.write(`${url}\n`)
setInterval(() => undefined, 60_000)

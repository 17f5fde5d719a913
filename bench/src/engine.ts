// How fast is the interview engine? `npm run bench:engine -- [--json] [--quick]`
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  candidate,
  commandsPerQuestion,
  draftsPerQuestion,
  draftText,
  questionsPerInterview,
} from './engine/candidate.ts'
import { type Measured, measure, senderTo } from './engine/load.ts'
import { median, printReport, quantile } from './report.ts'

const { values: flags } = parseArgs({ options: { json: { type: 'boolean' }, quick: { type: 'boolean' } } })
const concurrency = 16
const [rounds, seconds] = flags.quick ? [4, 3] : [8, 6]

const folder = mkdtempSync(join(tmpdir(), 'colloquy-bench-'))
const server = fork(join(import.meta.dirname, 'engine', 'server.ts'), [folder], {
  stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
})
try {
  const { product, bare } = await told<{ product: string; bare: string }>(server)
  const commands = senderTo(product, concurrency)
  const inserts = senderTo(bare, concurrency)
  const sessions: string[] = []
  const refill = async () => {
    const wanted = Math.max(0, seconds * 25 + concurrency - sessions.length)
    server.send({ interviews: wanted })
    sessions.push(...(await told<{ sessions: string[] }>(server)).sessions)
  }
  const nextSession = () => {
    const session = sessions.pop()
    if (!session) throw new Error('More interviews were answered than were started: start more.')
    return session
  }
  const times = <T>(make: () => T) => Array.from({ length: concurrency }, make)
  const candidates = times(() => candidate(commands.send, nextSession))
  const inserters = times(() => () => inserts.send('POST', '/inserts', { text: draftText(draftsPerQuestion) }))

  const measured: { engine: Measured; plain: Measured }[] = []
  for (let round = 0; round <= rounds; round += 1) {
    await refill()
    const engine = await measure(candidates, round === 0 ? 2 : seconds)
    const plain = await measure(inserters, round === 0 ? 2 : seconds)
    if (round > 0) measured.push({ engine, plain }) // the first one warms up
  }
  report(measured)
  commands.close()
  inserts.close()
} finally {
  server.send('stop')
  await once(server, 'exit')
  rmSync(folder, { recursive: true, force: true })
}

async function told<T>(child: ChildProcess): Promise<T> {
  const ended = once(child, 'exit').then(() => {
    throw new Error('The server ended.')
  })
  const [message] = await Promise.race([once(child, 'message'), ended])
  return message
}

function report(measured: readonly { engine: Measured; plain: Measured }[]): void {
  const perSecond = ({ requests, seconds }: Measured) => requests / seconds
  const all = (side: 'engine' | 'plain') => measured.flatMap((round) => round[side].latencies)
  const figures = {
    ratio: median(measured.map(({ engine, plain }) => perSecond(engine) / perSecond(plain))),
    commands_per_s: median(measured.map(({ engine }) => perSecond(engine))),
    inserts_per_s: median(measured.map(({ plain }) => perSecond(plain))),
    'command_ms.p50': quantile(all('engine'), 0.5),
    'command_ms.p99': quantile(all('engine'), 0.99),
    'insert_ms.p50': quantile(all('plain'), 0.5),
    'insert_ms.p99': quantile(all('plain'), 0.99),
  }
  const n = { rounds: measured.length, commands: all('engine').length, inserts: all('plain').length, concurrency }
  const mix = `For each of ${questionsPerInterview} questions: present, acknowledge, ${draftsPerQuestion} drafts, submit (${commandsPerQuestion} commands; all but the drafts with an Idempotency-Key, as the pages send them).`
  printReport({ bench: 'engine', figures, n, goals: { ratio: '≥ 0.35' }, notes: [mix] }, flags.json ?? false)
}

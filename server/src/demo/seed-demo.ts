import type { ParserPool } from '@colloquy/resume/parser-pool'
import { templateDefinition } from '../features/interviews/interview-sources.ts'
import { hasPositions } from '../features/positions/positions.service.ts'
import { latestScores } from '../features/scores/scores.service.ts'
import type { Config } from '../infra/config/config.ts'
import type { Db } from '../infra/db/database.ts'
import type { Storage } from '../infra/files/storage.ts'
import type { Log } from '../infra/log/log.ts'
import type { Metrics } from '../infra/metrics/metrics.ts'
import { createServices } from '../services.ts'
import { addDemoAccounts, assignReviewer, type DemoAccount } from './demo-accounts.ts'
import { seeded } from './demo-answers.ts'
import { type DemoRun, demoInterview } from './demo-interview.ts'
import { demoPeople } from './demo-people.ts'
import { demoEnds, demoPositions } from './demo-positions.ts'
import { demoDecision, demoReviews } from './demo-review.ts'

type Parts = { config: Config; db: Db; storage: Storage; parser: ParserPool; log: Log; metrics: Metrics }
type Seeded = { accounts: DemoAccount[]; positionIds: string[] }

const dayMs = 24 * 60 * 60 * 1000

export class DemoRefused extends Error {
  override readonly name = 'DemoRefused'
}

/**
 * A believable demo: four positions, sixty candidates in every state, scored and reviewed by the product itself at
 * moments of the last four weeks. Refuses where real people may be: in production, and where there are positions.
 */
export async function seedDemo(
  { config, db, storage, parser, log, metrics }: Parts,
  positions = demoPositions.length,
): Promise<Seeded> {
  if (config.profile === 'production')
    throw new DemoRefused('Demo data does not go into a production system (NODE_ENV=production).')
  const present = await hasPositions(db)
  if (present) throw new DemoRefused('There are positions already: the demo starts only from an empty system.')

  const real = new Date()
  const clock = { now: new Date(real.getTime() - 28 * dayMs) }
  const waiting: { name: string; payload: object }[] = []
  const queue = {
    send: async (_db: unknown, name: string, payload: object) => {
      waiting.push({ name, payload })
      return null
    },
  }
  const offline = { ...config, ai: { ...config.ai, providers: [] } } // invented people are not worth a model's time
  const services = createServices({ config: offline, db, queue, storage, parser, log, metrics, now: () => clock.now })
  const drain = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) await run(services, job)
  }
  const demo: DemoRun = { services, clock, drain, random: seeded(20), machineScores: (id) => latestScores(db, id) }
  const accounts = await addDemoAccounts(services)

  const positionIds: string[] = []
  for (const [index, position] of demoPositions.slice(0, positions).entries()) {
    clock.now = new Date(real.getTime() - (27 - index) * dayMs)
    const { skills, ...wanted } = position
    const created = await services.positions.create({ ...wanted, untimed: false }, accounts.admin.id)
    positionIds.push(created.id)
    const definition = await templateDefinition(db, created.templateVersionId)
    for (const [place, end] of demoEnds.entries()) {
      const person = demoPeople[index * demoEnds.length + place]
      if (!person) continue
      // An invitation lasts two weeks: the ones that shall have expired are older, the others younger.
      const daysAgo = end === 'expired' ? 17 + demo.random() * 5 : 3 + demo.random() * 9
      const invitedAt = new Date(real.getTime() - daysAgo * dayMs)
      const ability = 0.12 + demo.random() * 0.72
      const by = accounts.interviewers[place % accounts.interviewers.length] ?? accounts.admin
      const candidate = { person, end, ability, positionId: created.id, definition, skills: [...skills], invitedAt }
      const interviewId = await demoInterview(demo, by, candidate)
      // Every other interview is reviewed by both interviewers.
      const reviewers = [by, ...accounts.interviewers.filter((one) => one !== by && place % 2 === 0)]
      if (end === 'reviewed' || end === 'decided') await demoReviews(demo, reviewers, interviewId, ability)
      if (end === 'decided') await demoDecision(demo, by, interviewId)
    }
  }
  clock.now = real
  await assignReviewer(services, accounts, positionIds)
  while ((await services.clock.tick()) > 0);
  await drain()
  return { accounts: accounts.list, positionIds }
}

async function run(services: ReturnType<typeof createServices>, { name, payload }: { name: string; payload: object }) {
  const context = { id: 'demo', attempt: 1, signal: new AbortController().signal }
  // The payloads come from our own services, a moment ago.
  if (name === 'score_answer') await services.scoreAnswer(payload as Parameters<typeof services.scoreAnswer>[0])
  if (name === 'parse_resume') await services.resumeReader.readResume(payload as { resumeId: string }, context)
}

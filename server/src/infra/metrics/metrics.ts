import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

type DatabaseState = { connections: number; idle: number; waiting: number; lockWaits: number }

/** What the product counts, as plain functions that are passed on; nothing here is global. */
export type Metrics = ReturnType<typeof createMetrics>

const requestBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const queryBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5]
const jobBuckets = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300]
const modelBuckets = [0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60]
const circuitStates = { closed: 0, half_open: 1, open: 2 } as const
const answerBuckets = [10, 20, 30, 60, 90, 120, 180, 240, 360, 480, 720, 1200]

export function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry, prefix: 'colloquy_' })

  const histogram = <L extends string>(name: string, help: string, labelNames: readonly L[], buckets: number[]) =>
    new Histogram({ name: `colloquy_${name}`, help, labelNames, buckets, registers })
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Counter({ name: `colloquy_${name}`, help, labelNames, registers })

  const requests = histogram(
    'http_request_seconds',
    'Time to answer a request, by route',
    ['method', 'route', 'status'],
    requestBuckets,
  )
  const statements = histogram(
    'db_query_seconds',
    'Time of a database statement, by named query',
    ['query'],
    queryBuckets,
  )
  const failedStatements = counter('db_query_failed_total', 'Database statements that failed', ['query'])
  const jobs = histogram('job_seconds', 'Time of a background job, by name and outcome', ['job', 'outcome'], jobBuckets)
  const sentJobs = counter('job_sent_total', 'Background jobs enqueued', ['job'])
  const interviews = counter('interviews_total', 'Interviews by what happened to them', ['change'])
  const answers = histogram('answer_seconds', 'Time used for an answer', ['submitted_by'], answerBuckets)

  const modelCalls = histogram(
    'ai_call_seconds',
    'Time of a request to an AI provider, by task and outcome',
    ['provider', 'task', 'outcome'],
    modelBuckets,
  )
  const modelTokens = counter('ai_tokens_total', 'Tokens that AI providers counted', ['provider', 'direction'])
  const modelCost = counter('ai_cost_usd_total', 'US dollars spent on AI providers, where prices are set', ['provider'])
  const circuitOpenings = counter('ai_circuit_opened_total', 'Times that an AI provider was left alone', ['provider'])
  const circuitState = new Gauge({
    name: 'colloquy_ai_circuit_state',
    help: 'Circuit to an AI provider: 0 closed, 1 half open, 2 open',
    labelNames: ['provider'],
    registers,
  })

  return {
    aiCall: (
      provider: string,
      task: string,
      outcome: string,
      call: { ms: number; inputTokens: number | null; outputTokens: number | null; costUsd: number | null },
    ) => {
      modelCalls.observe({ provider, task, outcome }, call.ms / 1000)
      modelTokens.inc({ provider, direction: 'in' }, call.inputTokens ?? 0)
      modelTokens.inc({ provider, direction: 'out' }, call.outputTokens ?? 0)
      modelCost.inc({ provider }, call.costUsd ?? 0)
    },
    aiCircuit: (provider: string, state: keyof typeof circuitStates) => {
      circuitState.set({ provider }, circuitStates[state])
      if (state === 'open') circuitOpenings.inc({ provider })
    },
    httpRequest: (method: string, route: string, status: number, seconds: number) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    databaseQuery: (query: string, seconds: number, succeeded = true) => {
      statements.observe({ query }, seconds)
      if (!succeeded) failedStatements.inc({ query })
    },
    /** Asks for the state of the pool and the locks at each scrape. */
    watchDatabase: (read: () => Promise<DatabaseState>) => watchDatabase(registry, read),
    jobSent: (job: string) => sentJobs.inc({ job }),
    jobDone: (job: string, outcome: 'done' | 'failed' | 'dead', seconds: number) =>
      jobs.observe({ job, outcome }, seconds),
    interviewChanged: (change: 'started' | 'completed' | 'abandoned' | 'scored') => interviews.inc({ change }),
    answerSubmitted: (submittedBy: 'candidate' | 'clock', seconds: number) =>
      answers.observe({ submitted_by: submittedBy }, seconds),
    contentType: registry.contentType,
    /** Everything in the text format of Prometheus. */
    render: () => registry.metrics(),
  }
}

function watchDatabase(registry: Registry, read: () => Promise<DatabaseState>): void {
  const gauge = new Gauge({
    name: 'colloquy_db_pool',
    help: 'Database connections open and idle, callers that wait for one, locks that somebody waits for',
    labelNames: ['count'],
    registers: [registry],
    collect: async () => {
      const state = await read().catch(() => undefined)
      for (const [count, value] of Object.entries(state ?? {})) gauge.set({ count }, value)
    },
  })
}

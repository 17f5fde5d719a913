/**
 * What the product writes down, by name. The part before the first dot is the part whose level can be changed at run time.
 * A feature that has an event of its own adds it: declare module '…/infra/log/events.ts' { interface LogEvents { … } }
 */
export interface LogEvents {
  'app.started': { url: string; role: string; ms: number }
  'app.stopping': { signal: string }
  'app.stopped': { ms: number }
  'app.notice': { message: string }
  'app.failed': { error: unknown; during?: string }
  'http.request': {
    method: string
    route: string
    status: number
    ms: number
    bytes?: number | undefined
    code?: string | undefined
  }
  'http.failed': { method: string; route: string; error: unknown }
  'db.query': { name: string; ms: number; rows: number }
  'db.slow_query': { name: string; ms: number; rows: number; sql: string; plan?: string | undefined }
  'db.failed': { name: string; ms: number; error: unknown }
  'db.server': {
    state: 'created' | 'started' | 'adopted' | 'died' | 'restarted' | 'stopped'
    ms?: number
    version?: string
  }
  'db.migrated': { direction: 'up' | 'down'; migrations: readonly string[]; ms: number }
  'job.sent': { name: string; id: string | null }
  'job.started': { name: string; id: string; attempt: number }
  'job.done': { name: string; id: string; ms: number }
  'job.failed': { name: string; id: string; ms: number; attempt: number; final: boolean; error: unknown }
  'job.queue': { error?: unknown; message?: string }
  'user.action': {
    action: string
    subject?: string | undefined
    subjectId?: string | undefined
    outcome?: string | undefined
  }
}

export type LogEvent = keyof LogEvents

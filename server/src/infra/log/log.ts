import { type DestinationStream, destination, pino, stdTimeFunctions } from 'pino'
import { currentCorrelation } from './correlation.ts'
import type { LogEvent, LogEvents } from './events.ts'
import { prettyLines } from './pretty.ts'
import { redact } from './redact.ts'

const severity = { trace: 10, debug: 20, info: 30, warn: 40, error: 50, fatal: 60, silent: 100 } as const

export type LogLevel = keyof typeof severity
type WrittenLevel = Exclude<LogLevel, 'silent'>
type LogLine = {
  readonly level: WrittenLevel
  readonly event: LogEvent
  readonly fields: Readonly<Record<string, unknown>>
}
type LogFilter = (line: LogLine) => boolean
type Write = <E extends LogEvent>(event: E, fields: LogEvents[E]) => void

export type Log = Readonly<Record<WrittenLevel, Write>> & {
  /** Whether such a line would be written; spares the work of preparing an expensive one. */
  isOn(event: LogEvent, level: WrittenLevel): boolean
  /** Changes the level of one part (`db`, `http`, `job` …) from now on; undefined gives it the general level again. */
  setLevel(part: string, level: LogLevel | undefined): void
  /** The general level under `*`, and each part that has a level of its own. */
  levels(): Readonly<Record<string, LogLevel>>
  /** Only lines that every filter lets through are written. Returns how to take the filter away. */
  addFilter(filter: LogFilter): () => void
}

type LogOptions = { level: LogLevel; format: 'pretty' | 'json'; stream?: DestinationStream }

/** One structured line per event, each with the correlation id of the request or job that caused it. */
export function createLog({ level, format, stream }: LogOptions): Log {
  const writer = pino(
    {
      level: 'trace',
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    format === 'pretty' ? prettyLines(stream ?? process.stdout) : (stream ?? destination({ dest: 1, sync: true })),
  )
  const levels = new Map<string, LogLevel>([['*', level]])
  const filters = new Set<LogFilter>()

  const isOn = (event: LogEvent, wanted: WrittenLevel) => {
    const part = event.slice(0, event.indexOf('.'))
    return severity[wanted] >= severity[levels.get(part) ?? levels.get('*') ?? 'info']
  }
  const at =
    (wanted: WrittenLevel): Write =>
    (event, fields) => {
      if (!isOn(event, wanted)) return
      const line: LogLine = { level: wanted, event, fields: { ...fields } }
      for (const passes of filters) if (!passes(line)) return
      writer[wanted]({ event, ...currentCorrelation(), ...(redact(line.fields) as object) })
    }

  return {
    trace: at('trace'),
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    fatal: at('fatal'),
    isOn,
    setLevel: (part, changed) => void (changed ? levels.set(part, changed) : part !== '*' && levels.delete(part)),
    levels: () => Object.fromEntries(levels),
    addFilter: (filter) => {
      filters.add(filter)
      return () => void filters.delete(filter)
    },
  }
}

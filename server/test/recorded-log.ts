import { createLog, type Log, type LogLevel } from '../src/infra/log/log.ts'

type LogRecord = { readonly level: string; readonly event: string } & Readonly<Record<string, unknown>>
type RecordedLog = {
  readonly log: Log
  readonly records: LogRecord[]
  readonly stream: { write(line: string): void }
  readonly of: (event: string) => LogRecord[]
}

/** A log whose lines a test can read. */
export function recordLog(level: LogLevel = 'debug'): RecordedLog {
  const records: LogRecord[] = []
  const stream = { write: (line: string) => void records.push(JSON.parse(line)) }
  const log = createLog({ level, format: 'json', stream })
  return { log, records, stream, of: (event) => records.filter((record) => record.event === event) }
}

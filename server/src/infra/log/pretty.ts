import type { DestinationStream } from 'pino'

// Lines for a person at a terminal: time, level, event, then the fields that are worth reading there.

const colours: Readonly<Record<string, string>> = {
  trace: '90',
  debug: '36',
  info: '32',
  warn: '33',
  error: '31',
  fatal: '41',
}
const left = new Set(['level', 'time', 'event', 'traceId', 'spanId', 'correlationId', 'actor', 'error'])

export function prettyLines(out: { write(text: string): unknown }): DestinationStream {
  return { write: (line) => void out.write(`${prettyLine(JSON.parse(line))}\n`) }
}

export function prettyLine(line: Readonly<Record<string, unknown>>): string {
  const { level, time, event, correlationId, error } = line
  const name = String(level)
  const fields = Object.entries(line)
    .filter(([key]) => !left.has(key))
    .map(([key, value]) => `${key}=${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
  const reference = correlationId ? ` \x1b[90m${String(correlationId).slice(0, 8)}\x1b[0m` : ''
  const head = `${String(time).slice(11, 19)} \x1b[${colours[name] ?? '0'}m${name.padEnd(5)}\x1b[0m ${String(event)}`
  return `${[head, ...fields].join(' ')}${reference}${errorText(error, name === 'error' || name === 'fatal')}`
}

// A warning is about something that mends itself: its sentence is enough.
function errorText(error: unknown, whole: boolean): string {
  if (typeof error !== 'object' || error === null) return ''
  const { stack, message } = error as { stack?: unknown; message?: unknown }
  return `\n  ${String((whole && stack) || message || '').replaceAll('\n', '\n  ')}`
}

import { parseResume } from '../src/parse.ts'
import type { ParsedResume, ParseOptions, ResumeOutcome } from '../src/types.ts'

export const today = new Date('2026-11-01T00:00:00Z')

/** Parses a file that must be readable; fails with the outcome where it is not. */
export async function read(
  bytes: Uint8Array,
  fileName: string,
  options: Partial<ParseOptions> = {},
): Promise<ParsedResume> {
  const outcome = await parseResume(bytes, { fileName, today, ...options })
  if (outcome.outcome !== 'parsed') throw new Error(`refused: ${outcome.outcome}`)
  return outcome
}

export function outcomeOf(
  bytes: Uint8Array,
  fileName: string,
  options: Partial<ParseOptions> = {},
): Promise<ResumeOutcome> {
  return parseResume(bytes, { fileName, today, ...options })
}

/** A plain-text résumé around the lines under test. */
export function resumeText(lines: string[]): Buffer {
  return Buffer.from(lines.join('\n'))
}

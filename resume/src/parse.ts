import { hash } from 'node:crypto'
import { extract } from './extract/extract.ts'
import { inspect } from './inspect/inspect.ts'
import { refusalMessage } from './refusals.ts'
import { recordSteps } from './step-recorder.ts'
import { defaultLimits, type FileType, type ParseOptions, type RefusalCode, type ResumeOutcome } from './types.ts'
import { understand } from './understand/understand.ts'

/**
 * Reads a résumé: inspects the bytes, extracts the text by the chain of its format, finds the fields. Runs in this
 * process; use `createParserPool` for files from strangers. No network, no file is written.
 *
 * @param bytes the whole file
 * @param options name of the file (for its extension), default country for phone numbers, limits
 * @returns the parsed résumé, or a refusal with a sentence for the candidate; does not throw on any content of a file
 */
export async function parseResume(bytes: Uint8Array, options: ParseOptions): Promise<ResumeOutcome> {
  const before = process.cpuUsage()
  const { fileName, defaultCountry = null, today = new Date() } = options
  const limits = { ...defaultLimits, ...options.limits }
  const recorder = recordSteps(options.onStep)
  const common = (type: FileType | null) => {
    const { user, system } = process.cpuUsage(before)
    const sha256 = hash('sha256', bytes, 'hex')
    return { sha256, type, steps: recorder.steps, cpuMs: Math.round((user + system) / 100) / 10 }
  }
  const refuse = (code: RefusalCode, type: FileType | null): ResumeOutcome => ({
    outcome: code,
    message: refusalMessage(code),
    ...common(type),
  })

  const inspected = await recorder.run(
    'inspect',
    () => inspect(bytes, fileName, limits),
    (result) => result.refused ?? result.type,
  )
  if (inspected.refused) return refuse(inspected.refused, inspected.type)
  const { type } = inspected
  const extracted = await extract(bytes, inspected, limits, recorder).catch(() => 'corrupt' as const)
  if (typeof extracted === 'string') return refuse(extracted, type)
  const { index, fields } = await recorder.run(
    'understand',
    () => understand(extracted, { fileName, defaultCountry, today }),
    () => `${extracted.lines.length} lines`,
  )
  return {
    outcome: 'parsed',
    ...common(type),
    type,
    pages: extracted.pages,
    ocr: extracted.ocr,
    text: index.text,
    pageStarts: index.pageStarts,
    fields,
    hiddenText: extracted.hidden,
    warnings: extracted.warnings,
  }
}

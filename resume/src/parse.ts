import { hash } from 'node:crypto'
import type { Extracted } from './extract/document.ts'
import { extract, extractDrawnTop } from './extract/extract.ts'
import { inspect } from './inspect/inspect.ts'
import { refusalMessage } from './refusals.ts'
import { recordSteps } from './step-recorder.ts'
import { defaultLimits, type FileType, type ParseOptions, type RefusalCode, type ResumeOutcome } from './types.ts'
import { mayBeDrawn } from './understand/name/drawn.ts'
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
  const read = await extract(bytes, inspected, limits, recorder).catch(() => 'corrupt' as const)
  if (typeof read === 'string') return refuse(read, type)
  const understandIt = (extracted: Extracted) =>
    recorder.run(
      'understand',
      () => ({ extracted, ...understand(extracted, { fileName, defaultCountry, today }) }),
      () => `${extracted.lines.length} lines`,
    )
  const first = await understandIt(read)
  const drawn = mayBeDrawn(first.index, first.fields.name)
    ? await extractDrawnTop(bytes, inspected, limits, recorder, read)
    : null
  const second = drawn && (await understandIt(drawn))
  // The drawn lines stand in front of all others: where one of them is the likelier name, the first one was none.
  const isOther = second && second.fields.name?.value !== first.fields.name?.value
  const { extracted, index, fields } = isOther ? second : first
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

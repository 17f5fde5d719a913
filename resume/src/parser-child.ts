/** The process that reads one file at a time for `parser-pool.ts`. It may be killed at any moment. */
import { parseResume } from './parse.ts'
import type { ParseOptions, ResumeOutcome } from './types.ts'

export type ParseRequest = { bytes: Uint8Array; options: ParseOptions }
export type ParseReply = { outcome: ResumeOutcome } | { failure: string }

process.on('message', async (request: ParseRequest) => {
  process.send?.(await answer(request))
})
process.on('disconnect', () => process.exit(0))

async function answer(request: ParseRequest): Promise<ParseReply> {
  try {
    return { outcome: await parseResume(request.bytes, request.options) }
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) }
  }
}

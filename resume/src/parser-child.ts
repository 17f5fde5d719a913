/** The process that reads one file at a time for `parser-pool.ts`. It may be killed at any moment. */
import { parseResume } from './parse.ts'
import type { ParseOptions, ResumeOutcome, Step, StepUnderWay } from './types.ts'

export type ParseRequest = { bytes: Uint8Array; options: Omit<ParseOptions, 'onStep'> }
export type ParseReply = { outcome: ResumeOutcome } | { failure: string }
export type ParseProgress = { step: StepUnderWay | Step }

process.on('message', async (request: ParseRequest) => {
  process.send?.(await answer(request))
})
process.on('disconnect', () => process.exit(0))

async function answer(request: ParseRequest): Promise<ParseReply> {
  try {
    const onStep = (step: ParseProgress['step']) => process.send?.({ step } satisfies ParseProgress)
    return { outcome: await parseResume(request.bytes, { ...request.options, onStep }) }
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) }
  }
}

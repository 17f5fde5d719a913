import type { ParseOptions, Step, StepName } from './types.ts'

export type StepRecorder = {
  steps: Step[]
  /** Runs one step and keeps when it began and ended and how; `describe` gives the detail from the result. */
  run: <T>(name: StepName, work: () => Promise<T> | T, describe: (result: T) => string) => Promise<T>
}

/** Keeps the list of processing steps for the audit trail. */
export function recordSteps(onStep: ParseOptions['onStep'], now: () => Date = () => new Date()): StepRecorder {
  const steps: Step[] = []
  return {
    steps,
    run: async (name, work, describe) => {
      const startedAt = now().toISOString()
      onStep?.({ name, startedAt })
      const end = (outcome: Step['outcome'], detail: string) => {
        const step = { name, startedAt, endedAt: now().toISOString(), outcome, detail }
        steps.push(step)
        onStep?.(step)
      }
      try {
        const result = await work()
        end('done', describe(result))
        return result
      } catch (error) {
        end('failed', error instanceof Error ? error.message.slice(0, 200) : 'unknown error')
        throw error
      }
    },
  }
}

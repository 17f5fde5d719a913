import { refusalCodes, type Step, type StepUnderWay } from '@colloquy/resume/types'
import type { NotedStep, StepOutcome } from './resume-steps.repository.ts'

export type StepEnd = { outcome: StepOutcome; detail: string | null }

export type StepLedger = ReturnType<typeof createStepLedger>

/**
 * Notes the steps of one attempt while they happen. They are written one batch after the other, so that quick steps cost
 * few statements, and nothing goes on past `settled` before what happened so far is in the database.
 */
export function createStepLedger(write: (steps: NotedStep[]) => Promise<void>, now: () => Date) {
  const unwritten = new Map<number, NotedStep>()
  let present: NotedStep | null = null
  let count = 0
  let writing: Promise<void> | null = null
  let failure: { error: unknown } | null = null

  const note = (step: NotedStep) => {
    unwritten.set(step.number, step)
    writing ??= writeAll()
  }

  async function writeAll(): Promise<void> {
    try {
      while (unwritten.size > 0) {
        const batch = [...unwritten.values()]
        unwritten.clear()
        await write(batch)
      }
    } catch (error) {
      failure ??= { error }
    } finally {
      writing = null
    }
  }

  const begin = (name: string, startedAt = now()) => {
    count += 1
    present = { number: count, name, startedAt, end: null }
    note(present)
  }
  const end = ({ outcome, detail }: StepEnd, at = now()) => {
    if (!present) return
    const ended = { ...present, end: { at, outcome, detail } }
    present = null
    note(ended)
  }

  return {
    /** A step of the parser, as it tells it. */
    fromParser(step: StepUnderWay | Step): void {
      if ('outcome' in step) {
        const outcome = isRefusal(step.detail) ? 'refused' : step.outcome
        end({ outcome, detail: step.detail || null }, new Date(step.endedAt))
      } else begin(step.name, new Date(step.startedAt))
    },

    async run<T>(name: string, work: () => Promise<T>, endOf: (result: T) => StepEnd): Promise<T> {
      begin(name)
      await this.settled()
      const result = await work()
      end(endOf(result))
      return result
    },

    begin,
    /** The step that is under way as ended now, for a transaction of the caller; between two steps the attempt as such. */
    ended: (how: StepEnd): NotedStep[] => {
      const step = present ?? { number: count + 1, name: 'read', startedAt: now() }
      return [{ ...step, end: { at: now(), ...how } }]
    },

    async settled(): Promise<void> {
      await writing
      if (failure) throw failure.error
    },
  }
}

const isRefusal = (detail: string) => refusalCodes.some((code) => code === detail)

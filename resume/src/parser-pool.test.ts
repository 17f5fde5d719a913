import { afterAll, describe, expect, it } from 'vitest'
import { layouts } from '../test/layouts.ts'
import { writePdf } from '../test/pdf-writer.ts'
import { inventPerson } from '../test/people.ts'
import { createParserPool, type ParserPool } from './parser-pool.ts'
import type { Step, StepUnderWay } from './types.ts'

const person = inventPerson('en_US', 21)
const pdf = writePdf(layouts.left(person))
const pools: ParserPool[] = []
const pool = (options: Partial<Parameters<typeof createParserPool>[0]> = {}) => {
  const made = createParserPool({ size: 2, timeLimitMs: 20_000, memoryLimitMb: 512, ...options })
  pools.push(made)
  return made
}
afterAll(() => Promise.all(pools.map((each) => each.close())))

describe('R4.4 parsing in children that can be killed', () => {
  it('reads files side by side and stays warm', async () => {
    const parsers = pool()
    const outcomes = await Promise.all([1, 2, 3].map(() => parsers.parse(pdf, { fileName: 'cv.pdf' })))
    expect(outcomes.map((outcome) => outcome.outcome === 'parsed' && outcome.fields.name?.value)).toEqual(
      Array(3).fill(person.name),
    )
  })

  it('R4.3 tells each step when it begins and when it ends, before the outcome', async () => {
    const told: (StepUnderWay | Step)[] = []
    const outcome = await pool().parse(pdf, { fileName: 'cv.pdf', onStep: (step) => told.push(step) })
    expect(told.filter((step) => 'outcome' in step)).toEqual(outcome.steps)
    expect(told.map((step) => `${step.name} ${'outcome' in step ? 'ends' : 'begins'}`)).toEqual(
      outcome.steps.flatMap(({ name }) => [`${name} begins`, `${name} ends`]),
    )
  })

  it('a child that overstays its time gives timed_out, and the next file is read', async () => {
    const hasty = pool({ size: 1, timeLimitMs: 1 })
    const outcome = await hasty.parse(pdf, { fileName: 'cv.pdf' })
    expect(outcome).toMatchObject({ outcome: 'timed_out', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect((await pool().parse(pdf, { fileName: 'cv.pdf' })).outcome).toBe('parsed')
  })

  it('a child that takes too much memory gives out_of_memory', async () => {
    expect((await pool({ memoryLimitMb: 60 }).parse(pdf, { fileName: 'cv.pdf' })).outcome).toBe('out_of_memory')
  })

  it('cancelling gives cancelled, waiting or running', async () => {
    const one = pool({ size: 1 })
    const first = new AbortController()
    const second = new AbortController()
    const running = one.parse(pdf, { fileName: 'cv.pdf' }, first.signal)
    const waiting = one.parse(pdf, { fileName: 'cv.pdf' }, second.signal)
    second.abort()
    first.abort()
    expect((await running).outcome).toBe('cancelled')
    expect((await waiting).outcome).toBe('cancelled')
    expect((await one.parse(pdf, { fileName: 'cv.pdf' })).outcome).toBe('parsed')
  })

  it('a closed pool refuses instead of rejecting', async () => {
    const closed = pool()
    await closed.close()
    expect((await closed.parse(pdf, { fileName: 'cv.pdf' })).outcome).toBe('cancelled')
  })
})

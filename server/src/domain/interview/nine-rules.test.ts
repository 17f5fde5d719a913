import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { InterviewCommand } from './commands.ts'
import type { EventOf } from './events.ts'
import { replay } from './evolve.ts'
import * as story from './fixtures/story.ts'
import { type Act, World } from './fixtures/world.ts'
import { project } from './projection.ts'
import { type Accommodation, answersOf } from './state.ts'
import { clockStart, momentOf, questionDeadline } from './timing.ts'
import { transcript } from './transcript.ts'

const sent = (command: InterviewCommand): Act => ({ act: 'send', command })
const target = fc.constantFrom('open', 'open', 'open', 'open', 'q1', 'q2', 'q3')
const accommodation = fc.constantFrom<Accommodation[]>(0, 25, 50, 100, 'untimed')

const tabs: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(sent({ type: 'presentNext' })) },
  { weight: 1, arbitrary: fc.constantFrom(1, 2, 3).map((position) => sent({ type: 'presentNext', position })) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('acknowledge' as const), target }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('submit' as const), target }) },
  {
    weight: 6,
    arbitrary: fc.record({ act: fc.constant('draft' as const), target, revision: fc.integer({ min: 1, max: 9 }) }),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom<InterviewCommand[]>(
        { type: 'pause' },
        { type: 'resume' },
        { type: 'resume' },
        { type: 'requestHuman' },
      )
      .map(sent),
  },
  {
    weight: 1,
    arbitrary: accommodation.map((more) => sent({ type: 'askForTime', accommodation: more, reasonId: null })),
  },
)
const by = 'user-1'
const reasonId = null
const expiresAt = story.START + 3 * story.WEEK
const interviewers: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(1, 30).map((seconds) => sent({ type: 'extendTime', by, seconds, reasonId })),
  },
  {
    weight: 3,
    arbitrary: accommodation.map((more) => sent({ type: 'accommodate', by, accommodation: more, reasonId })),
  },
  { weight: 1, arbitrary: fc.constant(sent({ type: 'cancel', by, reasonId })) },
  { weight: 6, arbitrary: fc.constant(sent({ type: 'reopen', by, reasonId, expiresAt })) },
)
const scorers: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('q1', 'q2', 'q3').map((id) => sent(story.recordScore(id))) },
  { weight: 1, arbitrary: fc.constant(sent({ type: 'finalise', score: { kind: 'scored', value: 75 } })) },
)
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 24, arbitrary: tabs },
  { weight: 4, arbitrary: interviewers },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('again' as const), back: fc.nat(6) }) },
  { weight: 3, arbitrary: fc.constant<Act>({ act: 'clock' }) },
  { weight: 4, arbitrary: scorers },
)
const wait = fc.oneof(
  { weight: 30, arbitrary: fc.integer({ min: 0, max: 6_000 }) },
  { weight: 9, arbitrary: fc.constantFrom(0, 1_999, 2_000, 4_999, 5_000, 60_000, 62_000) },
  { weight: 3, arbitrary: fc.constant(200_000) },
  { weight: 1, arbitrary: fc.constant(25 * story.HOUR) },
)
const moves = fc.array(fc.record({ wait, what: act }), { minLength: 20, maxLength: 80, size: 'max' })

/** Runs each story with and without the clock's dues applied first, and looks after every step. */
const always = (look: (world: World, before: World['events']) => void, end?: (world: World) => void) =>
  fc.assert(
    fc.property(moves, fc.boolean(), (drawn, settled) => {
      const world = new World()
      for (const move of drawn) {
        const before = [...world.events]
        world.perform(move, settled)
        look(world, before)
      }
      end?.(world)
    }),
    { numRuns: 400 },
  )

const shownDeadline = ({ state, now }: World) => {
  if (state.status !== 'in_progress' || state.question === null) return null
  const deadline = questionDeadline(state.question, momentOf(state, new Date(now)))
  return { questionId: state.question.questionId, start: clockStart(state.question, now), deadline }
}

const deadlineBefore = ({ events }: World, event: EventOf<'AnswerSubmitted'>) => {
  const earlier = replay(events.slice(0, events.indexOf(event)))
  if (earlier?.status !== 'in_progress' || earlier.question === null) throw new Error('no question was open')
  return questionDeadline(earlier.question, event.at)
}

describe('the nine rules on the pure core, whatever the order', () => {
  it('1 and 3: the clock submits the last saved draft, and no text that came after deadline and grace counts', () => {
    always((world, before) => {
      const answered = world.events.slice(before.length).filter((event) => event.type === 'AnswerSubmitted')
      for (const event of answered) {
        const deadline = deadlineBefore(world, event)
        if (event.by === 'clock') {
          expect(event.sha256).toBe(world.drafts.get(event.questionId)?.text ?? '')
          if (deadline !== null) expect(event.at).toBeGreaterThanOrEqual(deadline + story.plan.graceMs)
        } else if (deadline !== null) expect(event.at).toBeLessThan(deadline + story.plan.graceMs)
      }
    })
  })

  it('2: each question gets exactly one answer before the interview is submitted', () => {
    always((world) => {
      const ids = world.eventsOf('AnswerSubmitted').map((event) => event.questionId)
      expect(new Set(ids).size).toBe(ids.length)
      const submitted = world.eventsOf('InterviewSubmitted')
      expect(submitted.length).toBe(ids.length === story.plan.questions.length ? 1 : 0)
      if (submitted.length)
        expect(world.events.findIndex(({ type }) => type === 'InterviewSubmitted')).toBeGreaterThan(
          world.events.findLastIndex(({ type }) => type === 'AnswerSubmitted'),
        )
    })
  })

  it('4: a running clock never stops or restarts, and only an interviewer moves its deadline, forward', () => {
    fc.assert(
      fc.property(moves, fc.boolean(), (drawn, settled) => {
        const world = new World()
        for (const move of drawn) {
          const count = world.events.length
          world.now += move.wait
          const shown = shownDeadline(world)
          world.perform({ ...move, wait: 0 }, settled)
          const then = shownDeadline(world)
          if (!shown || shown.start === null || then?.questionId !== shown.questionId) continue
          expect(then.start).toBe(shown.start)
          const moved = world.events
            .slice(count)
            .some(({ type }) => type === 'TimeExtended' || type === 'AccommodationChanged')
          if (!moved) expect(then.deadline).toBe(shown.deadline)
          else {
            expect(then.deadline ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(
              shown.deadline ?? Number.POSITIVE_INFINITY,
            )
            expect(world.now).toBeLessThan((shown.deadline ?? Number.POSITIVE_INFINITY) + story.plan.graceMs)
          }
        }
      }),
      { numRuns: 400 },
    )
  })

  it('5: the same command at once again has no further effect (but for adding time, which is keyed)', () => {
    fc.assert(
      fc.property(moves, (drawn) => {
        const world = new World()
        for (const move of drawn) {
          const command = world.perform(move, true)
          if (command === null || command.type === 'extendTime') continue
          expect(world.decideAndSave(command)).toBe(false)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('6: whether a job looks at every deadline or only the next reader does, the answers are the same', () => {
    fc.assert(
      fc.property(moves, (drawn) => {
        const lazy = new World()
        const watched = new World()
        for (const move of drawn) {
          for (let part = 0; part < 4; part += 1) {
            watched.now += move.wait / 4
            watched.settle()
          }
          watched.perform({ ...move, wait: 0 }, true)
          lazy.perform(move, true)
        }
        const truth = ({ state, texts }: World) => [
          state.status,
          ...answersOf(state).map(({ questionId, by, usedMs, answerId }) => [
            questionId,
            by,
            usedMs,
            texts.get(answerId),
          ]),
        ]
        expect(truth(lazy)).toEqual(truth(watched))
      }),
      { numRuns: 300 },
    )
  })

  it('7: replaying the events, also from their JSON, gives the same state and the same row, byte for byte', () => {
    always(
      () => {},
      ({ events, state }) => {
        const replayed = replay(JSON.parse(JSON.stringify(events)))
        if (replayed === null) throw new Error('no events')
        expect(replayed).toEqual(state)
        expect(state.seq).toBe(events.length)
        expect(JSON.stringify(project(replayed))).toBe(JSON.stringify(project(JSON.parse(JSON.stringify(state)))))
      },
    )
  })

  it('7: moments never go back, even when a server’s clock does', () => {
    fc.assert(
      fc.property(
        moves,
        fc.array(fc.integer({ min: -5_000, max: 5_000 }), { minLength: 80, maxLength: 80 }),
        (drawn, skews) => {
          const world = new World()
          drawn.forEach((move, index) => {
            world.perform({ ...move, wait: move.wait + (skews[index] ?? 0) }, true)
          })
          const times = world.events.map(({ at }) => at)
          expect(times).toEqual([...times].sort((a, b) => a - b))
        },
      ),
      { numRuns: 200 },
    )
  })

  it('8: scoring appends; the score of an answer is never without its event', () => {
    always((world, before) => {
      expect(world.events.slice(0, before.length)).toEqual(before)
      for (const { scoring } of answersOf(world.state)) {
        if (scoring)
          expect(world.eventsOf('AnswerScored').some(({ scoreId }) => scoreId === scoring.scoreId)).toBe(true)
      }
    })
  })

  it('9: the transcript holds no question before it is presented', () => {
    always((world) => {
      const presented = new Set(world.eventsOf('QuestionPresented').map((event) => event.questionId))
      const text = JSON.stringify(transcript(world.events, world.texts))
      for (const { id, prompt } of story.plan.questions) expect(text.includes(prompt)).toBe(presented.has(id))
    })
  })
})

import { describe, expect, it } from 'vitest'
import type { InterviewCommand } from './commands.ts'
import { decide } from './decide.ts'
import { acceptDraft } from './draft.ts'
import { dueCommand, nextDeadline } from './due.ts'
import * as story from './fixtures/story.ts'
import { project } from './projection.ts'
import type { Accommodation } from './state.ts'
import { allowedMs, remainingMs } from './timing.ts'

const outcome = (steps: readonly story.Step[], command: InterviewCommand, ms: number) => {
  const decision = decide(story.play(...steps).state, command, story.after(ms))
  return decision.ok ? decision.events : decision.refusal.code
}
const left = (steps: readonly story.Step[], ms: number) => remainingMs(story.play(...steps).state, story.after(ms))
const due = (steps: readonly story.Step[], ms: number) => dueCommand(story.play(...steps).state, story.after(ms))

const presented: story.Step[] = [...story.toStarted, [100, { type: 'presentNext' }]]
const accommodations: Accommodation[] = [0, 25, 50, 100, 'untimed']
const by = 'user-1'
const reasonId = 'reason-1'
const more = (accommodation: Accommodation): InterviewCommand => ({
  type: 'accommodate',
  by,
  accommodation,
  reasonId,
})

describe('the clock of a question (R10.3)', () => {
  it('starts when the question is acknowledged', () => {
    expect(left(presented, 3_000)).toBe(60_000)
    expect(left(story.toFirstQuestion, 200)).toBe(60_000)
    expect(left(story.toFirstQuestion, 10_200)).toBe(50_000)
  })

  it('starts by itself five seconds after presenting, whoever looks and whenever', () => {
    expect(left(presented, 5_100)).toBe(60_000)
    expect(left(presented, 15_100)).toBe(50_000)
    expect(due(presented, 5_099)).toBeNull()
    expect(due(presented, 5_100)).toEqual({ type: 'acknowledge', questionId: 'q1' })
    expect(outcome(presented, { type: 'acknowledge', questionId: 'q1' }, 30_000)).toEqual([
      { type: 'ClockStarted', at: story.START + 30_000, questionId: 'q1', startedAt: story.START + 5_100, by: 'clock' },
    ])
  })

  it('does not start again: a second tab, presenting again and a second acknowledgement change nothing', () => {
    expect(outcome(story.toFirstQuestion, { type: 'acknowledge', questionId: 'q1' }, 30_000)).toEqual([])
    expect(outcome(story.toFirstQuestion, { type: 'presentNext' }, 30_000)).toEqual([])
    expect(outcome(story.toFirstQuestion, { type: 'acknowledge', questionId: 'q2' }, 30_000)).toBe('wrong_question')
  })

  it('never shows less than nothing, and shows nothing where nothing runs', () => {
    expect(left(story.toFirstQuestion, 61_000)).toBe(0)
    expect(left(story.toBetween, 61_000)).toBeNull()
    expect(left(story.toInvited, 61_000)).toBeNull()
    expect(left(story.toLastQuestion, 61_000)).toBeNull()
  })

  it('owes the answer once deadline and grace have passed, not before', () => {
    expect(due(story.toFirstQuestion, 62_199)).toBeNull()
    expect(due(story.toFirstQuestion, 62_200)).toEqual({ type: 'timeUp', questionId: 'q1' })
    expect(outcome(story.toFirstQuestion, story.timeUp('q1'), 62_199)).toBe('interview_not_open')
    expect(outcome(presented, story.timeUp('q1'), 1_000)).toBe('interview_not_open')
    expect(outcome(story.toFirstQuestion, story.timeUp('q1', 'draft'), 90_000)).toEqual([
      {
        type: 'AnswerSubmitted',
        at: story.START + 90_000,
        questionId: 'q1',
        answerId: 'answer-q1',
        sha256: 'draft',
        by: 'clock',
        usedMs: 60_000,
      },
    ])
  })

  it('shows its deadline in the row as soon as it runs', () => {
    expect(project(story.play(...presented).state)).toMatchObject({ currentQuestionId: 'q1', deadline: null })
    expect(project(story.play(...story.toFirstQuestion).state)).toMatchObject({ deadline: story.START + 60_200 })
  })

  it('counts an untimed question until the interview ends', () => {
    expect(due(story.toLastQuestion, 19_000)).toEqual({ type: 'acknowledge', questionId: 'q3' })
    const acknowledged: story.Step[] = [...story.toLastQuestion, [13_500, { type: 'acknowledge', questionId: 'q3' }]]
    expect(nextDeadline(story.play(...acknowledged).state)).toBe(story.START + story.WEEK)
    expect(due(acknowledged, story.WEEK)).toEqual({ type: 'timeUp', questionId: 'q3' })
    const [answer] = outcome(acknowledged, story.timeUp('q3'), story.WEEK + story.HOUR)
    expect(answer).toMatchObject({ by: 'clock', usedMs: story.WEEK - 13_500 })
  })
})

describe('an answer (R10.3)', () => {
  it('is accepted until deadline and grace have passed; grace is not counted as time used', () => {
    expect(outcome(story.toFirstQuestion, story.submit('q1'), 62_199)).toMatchObject([
      { by: 'candidate', usedMs: 60_000 },
    ])
    expect(outcome(story.toFirstQuestion, story.submit('q1'), 62_200)).toBe('answer_too_late')
  })

  it('given before any acknowledgement starts its clock too', () => {
    expect(outcome(presented, story.submit('q1'), 2_000)).toMatchObject([
      { type: 'ClockStarted', startedAt: story.START + 2_000, by: 'candidate' },
      { type: 'AnswerSubmitted', usedMs: 0 },
    ])
  })

  it('sent again, or after the clock’s, is refused and told so', () => {
    const timedOut: story.Step[] = [...story.toFirstQuestion, [62_200, story.timeUp('q1')]]
    expect(outcome(story.toBetween, story.submit('q1', 'other'), 11_000)).toBe('already_submitted')
    expect(outcome(timedOut, story.submit('q1', 'late'), 62_300)).toBe('answer_too_late')
    expect(outcome(timedOut, story.timeUp('q1', 'again'), 62_300)).toEqual([])
  })

  it('to another question than the open one is refused', () => {
    expect(outcome(story.toFirstQuestion, story.submit('q2'), 1_000)).toBe('wrong_question')
  })

  it('to the last question submits the interview, also by the clock', () => {
    expect(outcome(story.toLastQuestion, story.submit('q3'), 14_000)).toMatchObject([
      { type: 'ClockStarted' },
      { type: 'AnswerSubmitted' },
      { type: 'InterviewSubmitted' },
    ])
  })
})

describe('a draft (rule 1 and 3)', () => {
  const draft = (revision: number, storedRevision: number | null, ms: number, steps = story.toFirstQuestion) => {
    const decision = acceptDraft(
      story.play(...steps).state,
      { questionId: 'q1', revision, storedRevision },
      story.after(ms),
    )
    return decision.ok ? decision.store : decision.refusal.code
  }

  it('is saved while its question is open and before its deadline', () => {
    expect(draft(1, null, 1_000)).toBe(true)
    expect(draft(1, null, 60_199)).toBe(true)
    expect(draft(1, null, 60_200)).toBe('answer_too_late')
    expect(draft(1, null, 200, presented)).toBe(true)
    expect(draft(1, null, 1_000, story.toStarted)).toBe('question_not_presented')
    expect(draft(1, null, 11_000, story.toBetween)).toBe('already_submitted')
    expect(draft(1, null, 11_000, story.storyTo.expired)).toBe('interview_closed')
  })

  it('of an older revision is refused, of the same one already saved', () => {
    expect([draft(4, 3, 1_000), draft(3, 3, 1_000), draft(2, 3, 1_000)]).toEqual([true, false, 'draft_outdated'])
  })
})

describe('more time (R10.4)', () => {
  it('multiplies the limit', () => {
    expect(accommodations.map((value) => allowedMs(60, value))).toEqual([60_000, 75_000, 90_000, 120_000, null])
    expect(allowedMs(null, 50)).toBeNull()
    expect(allowedMs(20, 25, 1_000)).toBe(26_000)
  })

  it('asked for before the start is granted at once', () => {
    const asked: InterviewCommand = { type: 'askForTime', accommodation: 50, reasonId }
    const steps: story.Step[] = [
      ...story.toReady,
      [35, asked],
      [36, asked],
      [40, story.start],
      [100, { type: 'presentNext' }],
    ]
    expect(left(steps, 100)).toBe(90_000)
  })

  it('asked for while the interview runs moves no clock until an interviewer agrees', () => {
    const asked: InterviewCommand = { type: 'askForTime', accommodation: 50, reasonId }
    const steps: story.Step[] = [...story.toFirstQuestion, [1_000, asked], [1_001, asked]]
    expect(left(steps, 10_200)).toBe(50_000)
    expect(story.play(...steps).state.timeRequest).toMatchObject({ accommodation: 50 })
    const agreed: story.Step[] = [...steps, [2_000, more(50)]]
    expect(left(agreed, 10_200)).toBe(80_000)
    expect(story.play(...agreed).state).toMatchObject({ timeRequest: null, accommodation: 50 })
    expect(outcome(agreed, asked, 3_000)).toEqual([])
    expect(outcome(agreed, more(50), 3_000)).toEqual([])
  })

  it('taken back does not shorten the running clock', () => {
    const steps: story.Step[] = [...story.toFirstQuestion, [1_000, more(100)], [2_000, more(0)]]
    expect(left(steps, 10_200)).toBe(110_000)
    expect(left([...story.toFirstQuestion, [1_000, more('untimed')], [2_000, more(0)]], 10_200)).toBeNull()
  })

  it('is added to the open question by an interviewer', () => {
    const extend = (questionId?: string): InterviewCommand => ({
      type: 'extendTime',
      by,
      seconds: 30,
      reasonId,
      ...(questionId ? { questionId } : {}),
    })
    expect(left([...story.toFirstQuestion, [1_000, extend()], [1_001, extend('q1')]], 10_200)).toBe(110_000)
    expect(outcome(story.toFirstQuestion, extend('q2'), 1_000)).toBe('wrong_question')
    expect(outcome([...story.toFirstQuestion, [1_000, more('untimed')]], extend(), 2_000)).toBe('interview_untimed')
  })

  it('does not bring back time that is over', () => {
    const extend: InterviewCommand = { type: 'extendTime', by, seconds: 30, reasonId }
    expect(outcome(story.toFirstQuestion, extend, 62_200)).toBe('answer_too_late')
    expect(outcome(story.toFirstQuestion, more(50), 62_200)).toBe('answer_too_late')
  })
})

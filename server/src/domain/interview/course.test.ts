import { describe, expect, it } from 'vitest'
import type { InterviewCommand } from './commands.ts'
import { decide } from './decide.ts'
import { dueCommand, nextDeadline } from './due.ts'
import { evolve, replay } from './evolve.ts'
import * as story from './fixtures/story.ts'
import { project } from './projection.ts'
import { remainingMs } from './timing.ts'

const code = (steps: readonly story.Step[], command: InterviewCommand, ms = 20_000) => {
  const decision = decide(story.play(...steps).state, command, story.after(ms))
  return decision.ok ? decision.events.map(({ type }) => type) : decision.refusal.code
}

describe('onboarding (R10.1)', () => {
  const consented: story.Step[] = [...story.toOnboarding, [20, story.consent]]

  it('takes consent to the present notice only', () => {
    expect(code(story.toOnboarding, { type: 'consent', noticeVersion: 'older', presentVersion: 'v1' })).toBe(
      'notice_outdated',
    )
  })
  it('names what is missing in the profile', () => {
    const decision = decide(
      story.play(...consented).state,
      { type: 'confirmProfile', missing: ['email', 'phone'] },
      story.after(30),
    )
    expect(decision).toEqual({
      ok: false,
      refusal: { code: 'profile_incomplete', detail: 'Still missing: email, phone.' },
    })
  })
  it('does not start before the profile is confirmed, nor without questions', () => {
    expect(code(consented, story.start)).toBe('interview_not_ready')
    const empty: InterviewCommand = { type: 'start', plan: { ...story.plan, questions: [] } }
    expect(code(story.toReady, empty)).toBe('position_without_questions')
  })
  it('takes the same résumé once', () => {
    const attach: InterviewCommand = { type: 'attachResume', resumeId: 'resume-1' }
    expect(code([...consented, [25, attach]], attach)).toEqual([])
  })
})

describe('practice (R10.1)', () => {
  const practising: story.Step[] = [...story.toReady, [1_000, { type: 'startPractice', limitSeconds: 60 }]]

  it('runs on the real timer, once', () => {
    const { state } = story.play(...practising)
    expect(remainingMs(state, story.after(11_000))).toBe(50_000)
    expect(dueCommand(state, story.after(60_999))).toBeNull()
    expect(dueCommand(state, story.after(61_000))).toEqual({ type: 'finishPractice' })
    expect(code(practising, { type: 'startPractice', limitSeconds: 60 })).toEqual([])
    const done: story.Step[] = [...practising, [30_000, { type: 'finishPractice' }]]
    expect(code(done, { type: 'startPractice', limitSeconds: 60 }, 31_000)).toBe('practice_done')
    expect(code(done, { type: 'finishPractice' }, 31_000)).toEqual([])
  })
  it('is ended by the candidate or the clock', () => {
    const finish = (ms: number) => decide(story.play(...practising).state, { type: 'finishPractice' }, story.after(ms))
    expect(finish(20_000)).toMatchObject({ events: [{ by: 'candidate' }] })
    expect(finish(61_000)).toMatchObject({ events: [{ by: 'clock' }] })
  })
  it('without limit has no deadline but the interview’s', () => {
    const { state } = story.play(...story.toReady, [1_000, { type: 'startPractice', limitSeconds: null }])
    expect(remainingMs(state, story.after(2_000))).toBeNull()
    expect(nextDeadline(state)).toBe(story.START + story.WEEK)
  })
})

describe('presenting (R10.2)', () => {
  it('goes in the plan’s order and ignores a late copy for an earlier question', () => {
    expect(code(story.toBetween, { type: 'presentNext', position: 1 })).toEqual([])
    expect(code(story.toBetween, { type: 'presentNext', position: 2 })).toEqual(['QuestionPresented'])
    expect(code(story.toBetween, { type: 'presentNext', position: 3 })).toBe('wrong_question')
  })
  it('an untimed plan has no limits', () => {
    const untimed: InterviewCommand = { type: 'start', plan: { ...story.plan, untimed: true } }
    const { state } = story.play(...story.toReady, [40, untimed], [50, { type: 'presentNext' }])
    expect(remainingMs(state, story.after(60))).toBeNull()
  })
})

describe('pausing (R10.4)', () => {
  it('is possible between questions, as often as the plan allows', () => {
    expect(code(story.toFirstQuestion, { type: 'pause' }, 1_000)).toBe('question_open')
    const once: story.Step[] = [...story.toBetween, [10_100, { type: 'pause' }], [10_200, { type: 'resume' }]]
    expect(project(story.play(...once).state).pausesLeft).toBe(0)
    expect(code(once, { type: 'pause' })).toBe('pause_not_allowed')
  })
})

describe('the end of an interview', () => {
  it('comes by itself, between questions, and is felt before it is recorded', () => {
    expect(dueCommand(story.play(...story.toReady).state, story.after(story.WEEK))).toEqual({ type: 'expire' })
    expect(code(story.toReady, story.start, story.WEEK)).toBe('interview_closed')
    expect(code(story.toReady, { type: 'requestHuman' }, story.WEEK)).toEqual(['HumanRequested'])
    expect(code(story.toFirstQuestion, { type: 'expire' }, story.WEEK)).toBe('interview_not_open')
  })
  it('leaves who has started a day to finish', () => {
    const late = story.WEEK - 1_000
    const { state } = story.play(...story.toReady, [late, story.start])
    expect(state.expiresAt).toBe(story.START + late + 24 * story.HOUR)
  })
  it('has nothing due afterwards', () => {
    for (const status of ['submitted', 'scored', 'cancelled'] as const) {
      expect(nextDeadline(story.play(...story.storyTo[status]).state)).toBeNull()
    }
  })
  it('reopened, goes on where it was, with what was asked meanwhile', () => {
    const reopen: InterviewCommand = {
      type: 'reopen',
      by: 'user-1',
      reasonId: null,
      expiresAt: story.START + story.HOUR,
    }
    const { state } = story.play(...story.toCancelled, [10_600, { type: 'requestHuman' }], [10_700, reopen])
    expect(state).toMatchObject({ status: 'in_progress', humanRequestedAt: story.START + 10_600, seq: 11 })
    expect(state.expiresAt).toBe(story.START + story.WEEK)
    expect(state).not.toHaveProperty('endedAt')
  })
  it('reopened, needs an end that lies ahead', () => {
    const reopen: InterviewCommand = { type: 'reopen', by: 'user-1', reasonId: null, expiresAt: story.START }
    expect(code(story.storyTo.expired, reopen, 2 * story.WEEK)).toBe('validation_failed')
  })
  it('reopened after the last answer, waits for scores again', () => {
    const cancel: InterviewCommand = { type: 'cancel', by: 'user-1', reasonId: null }
    const reopen: InterviewCommand = { type: 'reopen', by: 'user-1', reasonId: null, expiresAt: story.START }
    expect(story.play(...story.toSubmitted, [15_000, cancel], [16_000, reopen]).state.status).toBe('submitted')
  })
})

describe('scoring (rule 8)', () => {
  it('finalises when every answer is judged, and again when a score changed', () => {
    const final = (value: number): InterviewCommand => ({ type: 'finalise', score: { kind: 'scored', value } })
    expect(code([...story.toSubmitted, [15_000, story.recordScore('q1')]], final(75))).toBe('interview_not_open')
    expect(code(story.toScored, final(75))).toEqual([])
    expect(code(story.toScored, final(80))).toEqual(['InterviewScored'])
  })
  it('appends, and knows a late copy of an earlier scoring', () => {
    const rescored: story.Step[] = [...story.toScored, [17_000, story.recordScore('q1', 50, 'score-2')]]
    expect(code(rescored, story.recordScore('q1', 75))).toEqual([])
    expect(code(rescored, story.recordScore('q9'))).toBe('interview_not_open')
    expect(story.play(...rescored).state).toMatchObject({ answers: [{ scoreIds: ['score-q1', 'score-2'] }, {}, {}] })
  })
  it('reviews stand beside it, each once', () => {
    const review: InterviewCommand = { type: 'review', by: 'user-1', reviewId: 'review-1' }
    const reviewed: story.Step[] = [...story.toScored, [17_000, review]]
    expect(code(reviewed, review)).toEqual([])
    const row = (steps: story.Step[]) => project(story.play(...steps).state)
    expect(row(reviewed)).toMatchObject({ reviewCount: 1, waitingFor: 'decision', scoreKind: 'scored', scoreValue: 75 })
    expect(row(story.toScored)).toMatchObject({ waitingFor: 'review' })
    expect(row(story.toSubmitted)).toMatchObject({ waitingFor: 'scoring', scoreKind: null })
    expect(row(story.toCancelled)).toMatchObject({ waitingFor: 'nobody', answeredCount: 1, questionCount: 3 })
    expect(row(story.toInvited)).toMatchObject({ waitingFor: 'candidate', openedAt: null, questionCount: 0 })
    expect(row(story.toOnboarding)).toMatchObject({ readyAt: null, consentVersion: null })
  })
})

describe('a history that cannot be', () => {
  const at = story.START
  it('is refused loudly', () => {
    expect(replay([])).toBeNull()
    expect(() => replay([{ type: 'InterviewOpened', at }])).toThrow('cannot be the first event')
    const { state, events } = story.play(...story.toFirstQuestion)
    const invitation = events[0]
    if (!invitation) throw new Error('a story begins with an invitation')
    const onboarding = story.play(...story.toOnboarding).state
    const scored = story.play(...story.toScored).state
    const score = { kind: 'scored', value: 1 } as const
    const answer = { answerId: 'a', sha256: 's', usedMs: 1, by: 'clock' } as const
    expect(() => evolve(state, invitation)).toThrow('cannot follow')
    expect(() => evolve(state, { type: 'InterviewPaused', at })).toThrow('cannot follow')
    expect(() => evolve(state, { type: 'InterviewReopened', at, by: 'u', reasonId: null, expiresAt: at })).toThrow()
    expect(() => evolve(state, { type: 'AnswerSubmitted', at, questionId: 'q2', ...answer })).toThrow()
    expect(() => evolve(state, { type: 'ClockStarted', at, questionId: 'q2', startedAt: at, by: 'clock' })).toThrow()
    expect(() => evolve(onboarding, { type: 'ProfileConfirmed', at })).toThrow()
    expect(() => evolve(onboarding, { type: 'InterviewSubmitted', at })).toThrow()
    expect(() =>
      evolve(onboarding, { type: 'AnswerScored', at, questionId: 'q', answerId: 'a', scoreId: 's', score }),
    ).toThrow()
    expect(() => evolve(scored, { type: 'InterviewExpired', at })).toThrow()
    expect(() =>
      evolve(scored, { type: 'AccommodationChanged', at, accommodation: 25, reasonId: null, by: 'u' }),
    ).toThrow()
  })
})

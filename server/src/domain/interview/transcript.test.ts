import { describe, expect, it } from 'vitest'
import type { InterviewEvent } from './events.ts'
import * as story from './fixtures/story.ts'
import { transcript } from './transcript.ts'

const at = story.START
const lines = (events: readonly InterviewEvent[], texts: [string, string | null][] = []) =>
  transcript(events, new Map(texts)).map(({ from, kind, text }) => `${from} ${kind}: ${text}`)

describe('the transcript', () => {
  it('tells both sides what happened, in order, and nothing of what was not presented', () => {
    const steps: story.Step[] = [...story.toFirstQuestion, [62_200, story.timeUp('q1', 'draft')]]
    expect(lines(story.play(...steps).events, [['answer-q1', 'A function with its scope.']])).toEqual([
      'colloquy greeting: Welcome. We go through this step by step, at your pace.',
      'candidate profile: I checked my name, email and phone.',
      'colloquy note: The interview started: 3 questions.',
      'colloquy question: What is a closure?',
      'candidate answer: A function with its scope.',
      'colloquy note: Time was up. Your last saved text was submitted.',
    ])
  })

  it('keeps its history when the words are erased or there were none', () => {
    const { events } = story.play(...story.toBetween)
    expect(lines(events, [['answer-q1', null]]).at(-1)).toBe('colloquy note: The words of this answer were erased.')
    expect(lines(events, [['answer-q1', '']]).at(-1)).toBe('colloquy note: An empty answer was submitted.')
    const timedOut = story.play(...story.toFirstQuestion, [62_200, story.timeUp('q1')]).events
    expect(lines(timedOut, [['answer-q1', '']]).at(-1)).toBe('colloquy note: Time was up. Nothing had been saved.')
  })

  it('has a sentence for what people and the clock do, without any reason', () => {
    const events: InterviewEvent[] = [
      { type: 'ResumeAttached', at, resumeId: 'r' },
      { type: 'HumanRequested', at },
      { type: 'TimeRequested', at, accommodation: 'untimed', reasonId: 'secret' },
      { type: 'AccommodationChanged', at, accommodation: 50, reasonId: 'secret', by: 'user-1' },
      { type: 'AccommodationChanged', at, accommodation: 0, reasonId: 'secret', by: 'user-1' },
      { type: 'TimeExtended', at, questionId: 'q1', extraMs: 30_000, by: 'user-1', reasonId: 'secret' },
      { type: 'InterviewPaused', at },
      { type: 'InterviewResumed', at },
      { type: 'InterviewSubmitted', at },
      { type: 'InterviewExpired', at },
      { type: 'InterviewWithdrawn', at },
      { type: 'InterviewCancelled', at, by: 'user-1', reasonId: 'secret' },
      { type: 'InterviewReopened', at, by: 'user-1', reasonId: 'secret', expiresAt: at },
      { type: 'ReviewRecorded', at, reviewId: 'r', by: 'user-1' },
    ]
    const text = lines(events)
    expect(text).toHaveLength(events.length - 1)
    expect(text[2]).toContain('no limit')
    expect(text[3]).toContain('50 % more')
    expect(text[4]).toContain('the usual limit')
    expect(text.join()).not.toContain('secret')
    expect(text.join()).not.toContain('user-1')
  })
})

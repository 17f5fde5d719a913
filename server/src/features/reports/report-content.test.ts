import type { Decision, Review } from '@colloquy/contracts/reviews'
import type { CriterionScore } from '@colloquy/contracts/scores'
import { describe, expect, test } from 'vitest'
import { answeredQuestion, interviewDetailOf } from '../../../test/interview-detail.ts'
import { type ReportParts, reportContent } from './report-content.ts'

const printedAt = new Date('2026-03-03T08:30:00.000Z')
const review: Review = {
  id: 'r1',
  interviewId: 'i1',
  reviewer: { id: 'u1', name: 'Anna' },
  status: 'submitted',
  ratings: [
    { questionId: 'caching', criterionId: 'accuracy', level: 2, reason: 'Copied.' },
    { questionId: 'caching', criterionId: 'relevance', level: 5, reason: null },
  ],
  note: 'Ask again in person.',
  recommendation: 'strong_yes',
  sawMachineLevels: true,
  changedAfterHint: 0,
  version: 2,
  submittedAt: '2026-03-02T12:00:00.000Z',
}
const decision: Decision = {
  id: 'd1',
  outcome: 'advance',
  reasonCode: 'meets_requirements',
  note: 'Welcome.',
  by: { id: 'u1', name: 'Anna' },
  at: '2026-03-02T13:00:00.000Z',
}
const nobody: ReportParts['reviews'] = { mine: null, others: [], othersHidden: 0, shared: [], answerRatings: [] }

function lines(change: Partial<ReportParts> = {}): string[] {
  const parts = {
    interview: interviewDetailOf(),
    reviews: nobody,
    decisions: [],
    printedFor: 'Ben',
    printedAt,
    ...change,
  }
  return reportContent(parts).map(({ kind, text }) => `${kind}: ${text}`)
}

describe('R10.6 what a printed report says', () => {
  test('who, for which position, when, and how it went', () => {
    expect(lines().slice(0, 13)).toEqual([
      'title: Interview report: Zoë Łuk',
      'text: Engineer. Printed 2026-03-03 08:30 UTC for Ben.',
      'heading: Candidate',
      'point: Email: zoe@colloquy.example',
      'point: Phone: +49 30 901820',
      'point: Status: scored',
      'point: Started: 2026-03-02 10:00 UTC',
      'point: Submitted: 2026-03-02 10:00 UTC',
      'point: Consent: to notice 2026-11-1, 2026-03-02 10:00 UTC',
      'point: Time: 50 % more, as agreed',
      'heading: Result',
      'text: Total 75 of 100 (provisional).',
      'subheading: Strengths (built-in grader)',
    ])
  })

  test('each answer with its levels, their grounds and quotes', () => {
    const all = lines()
    expect(all.slice(all.indexOf('heading: Questions and answers'))).toEqual([
      'heading: Questions and answers',
      `subheading: 1. ${answeredQuestion.prompt}`,
      'text: easy, 180 s, 61 s used, submitted by the candidate.',
      'answer: It keeps results. It may be stale.',
      'point: Accuracy: level 4 of 5, provisional (built-in grader). Quoted: “It keeps results”.',
      'point: Completeness: nothing to judge (off topic).',
      'point: Relevance: could not be judged (scorer failed).',
      'heading: Reviews',
      'text: None is submitted yet.',
      'heading: Decision',
      'text: No decision yet.',
    ])
  })

  test('strengths carry their quotes, gaps have none', () => {
    expect(lines()).toContain('point: Question 1: the grader found “reuse”. Quoted: “It keeps results”.')
    expect(lines()).toContain('point: Question 1: the grader did not find “memory”.')
  })

  test('reviews and decisions, with levels, reasons and notes', () => {
    const all = lines({ reviews: { ...nobody, mine: review }, decisions: [decision] })
    expect(all.slice(all.indexOf('heading: Reviews'))).toEqual([
      'heading: Reviews',
      'subheading: Anna, 2026-03-02 12:00 UTC',
      'text: Recommendation: strong yes. The machine’s levels were visible before.',
      'point: Question 1: Accuracy 2 (Copied.), Relevance 5',
      'text: Ask again in person.',
      'heading: Decision',
      'point: 2026-03-02 13:00 UTC, Anna: advance (meets requirements). Welcome.',
    ])
  })

  test('R11.7 levels from the review queue, and each person’s where several rated', () => {
    const rater = { id: 'u2', name: 'Ben' }
    const answerRatings = [
      {
        id: 'a1',
        questionId: 'caching',
        rater,
        levels: [{ criterionId: 'accuracy' as const, level: 5 as const }],
        reason: 'It is right.',
        at: '2026-03-02T11:00:00.000Z',
      },
    ]
    const given = [
      { rater: review.reviewer, level: 2 as const },
      { rater, level: 5 as const },
    ]
    const shared = [{ questionId: 'caching', criterionId: 'accuracy' as const, level: 3.5, given, apart: 3 }]
    const all = lines({ reviews: { ...nobody, mine: review, answerRatings, shared } })
    expect(all.slice(all.indexOf('text: Ask again in person.') + 1, -2)).toEqual([
      'heading: Levels given in the review queue',
      'point: Question 1, Ben, 2026-03-02 11:00 UTC: Accuracy 5. It is right.',
      'heading: Levels by more than one person',
      'point: Question 1, Accuracy: 3.5 counts (Anna 2, Ben 5)',
    ])
  })

  test('an interview in the middle says what is missing instead of a number', () => {
    const waiting = { ...answeredQuestion, state: 'waiting', answer: null, score: null } as const
    const empty = {
      ...answeredQuestion,
      score: null,
      allowedSeconds: null,
      answer: answeredQuestion.answer && { ...answeredQuestion.answer, text: ' ', submittedBy: 'clock' as const },
    }
    const interview = interviewDetailOf({
      score: null,
      summary: null,
      questions: [waiting, empty],
      machineLevels: 'not_scored_yet',
    })
    const all = lines({ interview })
    expect(all).toContain('text: Not scored yet.')
    expect(all).toContain('text: easy, 180 s. Not answered.')
    expect(all).toContain('text: easy, no limit, 61 s used, submitted when time was up.')
    expect(all).toContain('answer: (empty)')
    expect(all).toContain('text: Not judged yet.')
    expect(lines({ interview: interviewDetailOf({ score: { value: null, kind: 'incomplete' } }) })).toContain(
      'text: Incomplete: parts of this interview wait for a person.',
    )
  })
})

describe('R10.6 the less usual report', () => {
  const { answer, score } = answeredQuestion

  test('levels by a provider and by people, with their reasons; long lists of quotes are cut', () => {
    const evidence = [0, 3, 9, 18].map((start) => ({ start, end: start + 2 }))
    const criteria: CriterionScore[] = [
      { criterionId: 'accuracy', status: 'scored', level: 3, evidence, by: 'a model' },
      { criterionId: 'completeness', status: 'human', level: 5, reason: 'Says it all.', by: 'anna' },
      { criterionId: 'relevance', status: 'human', level: 4, reason: null, by: 'anna' },
      { criterionId: 'timeliness', status: 'scored', level: 1, evidence: [], by: 'the clock' },
    ]
    const judged = score && { ...score, criteria }
    const all = lines({ interview: interviewDetailOf({ questions: [{ ...answeredQuestion, answer, score: judged }] }) })
    expect(all.filter((line) => line.startsWith('point: ') && line.includes('level'))).toEqual([
      'point: Accuracy: level 3 of 5, a model. Quoted: “It”, “ke”, “re”.',
      'point: Completeness: level 5 of 5, by a person. Says it all.',
      'point: Relevance: level 4 of 5, by a person.',
      'point: timeliness: level 1 of 5, the clock.',
    ])
  })

  test('a candidate who was erased, an interview without limit that never began', () => {
    const nobodyKnown = {
      id: 'c1',
      name: null,
      email: null,
      phone: null,
      github: 'https://github.example/x',
      linkedin: null,
    }
    const interview = interviewDetailOf({
      candidate: nobodyKnown,
      status: 'withdrawn',
      accommodation: { extraTime: 'untimed' },
      startedAt: null,
      submittedAt: null,
      consent: null,
      summary: null,
      score: { value: 12.5, kind: 'human' },
      questions: [],
    })
    expect(lines({ interview }).slice(0, 8)).toEqual([
      'title: Interview report: candidate without a name',
      'text: Engineer. Printed 2026-03-03 08:30 UTC for Ben.',
      'heading: Candidate',
      'point: GitHub: https://github.example/x',
      'point: Status: withdrawn',
      'point: Time: without limit, as agreed',
      'heading: Result',
      'text: Total 12.5 of 100 (by people).',
    ])
  })

  test('a review without a note and a decision without one say no more than there is', () => {
    const other = { ...review, note: ' ', sawMachineLevels: false, ratings: [] }
    const all = lines({
      reviews: { ...nobody, others: [other] },
      decisions: [{ ...decision, note: '' }],
    })
    expect(all.slice(all.indexOf('heading: Reviews'))).toEqual([
      'heading: Reviews',
      'subheading: Anna, 2026-03-02 12:00 UTC',
      'text: Recommendation: strong yes.',
      'heading: Decision',
      'point: 2026-03-02 13:00 UTC, Anna: advance (meets requirements).',
    ])
  })
})

test('R11.7 what is hidden from the reader is not printed: levels, totals, others’ reviews, own drafts', () => {
  const hidden = { ...answeredQuestion, score: null }
  const interview = interviewDetailOf({ machineLevels: 'hidden_until_review', questions: [hidden], summary: null })
  const mine: Review = { ...review, status: 'draft', submittedAt: null }
  const all = lines({ interview, reviews: { ...nobody, mine, othersHidden: 2 } })
  expect(all).toContain('text: Levels and totals are hidden from you until your own review is submitted.')
  expect(all).toContain('text: 2 more, hidden from you until your own review is submitted.')
  expect(all.join('\n')).not.toMatch(/75|level \d|Anna|Not judged/)
})

import type { AnsweredQuestion, InterviewDetail } from '@colloquy/contracts/interviews'
import { standardCriteria } from '../src/domain/scoring/rubric.ts'
import { bankQuestion } from './bank-questions.ts'

const at = '2026-03-02T10:00:00.000Z'
const { prompt, rubric } = bankQuestion('caching', 'systems-design', 'easy')
const text = 'It keeps results. It may be stale.'

/** A question that was answered and judged: accuracy 4, completeness not judged, relevance failed. */
export const answeredQuestion: AnsweredQuestion = {
  questionId: 'caching',
  number: 1,
  difficulty: 'easy',
  prompt,
  limitSeconds: 120,
  allowedSeconds: 180,
  weight: 1,
  anchors: rubric.anchors,
  reference: rubric.reference,
  state: 'answered',
  answer: { id: 'a1', text, sha256: '', submittedBy: 'candidate', submittedAt: at, usedMs: 61_000, signals: [] },
  score: {
    value: 75,
    kind: 'provisional',
    criteria: [
      {
        criterionId: 'accuracy',
        status: 'provisional',
        level: 4,
        evidence: [{ start: 0, end: 16 }],
        by: 'built-in grader',
        why: 'built-in grader',
      },
      { criterionId: 'completeness', status: 'insufficient', why: 'off_topic', by: 'built-in grader' },
      { criterionId: 'relevance', status: 'failed', code: 'scorer_failed', by: 'built-in grader' },
    ],
    keyPoints: [],
    flags: [],
    confidence: 0.5,
    gradedBy: 'built-in grader',
    gradedAt: at,
  },
}

/** An interview with one question, as the API shows it to a person who may see everything. */
export function interviewDetailOf(change: Partial<InterviewDetail> = {}): InterviewDetail {
  return {
    id: 'i1',
    candidate: {
      id: 'c1',
      name: 'Zoë Łuk',
      email: 'zoe@colloquy.example',
      phone: '+49 30 901820',
      github: null,
      linkedin: null,
    },
    nameHidden: false,
    position: { id: 'p1', title: 'Engineer' },
    status: 'scored',
    deadline: null,
    score: { value: 75, kind: 'provisional' },
    waitingFor: 'review',
    humanRequested: false,
    decision: null,
    reviews: 0,
    lastEventAt: at,
    createdAt: at,
    seq: 9,
    startedAt: at,
    submittedAt: at,
    consent: { noticeVersion: '2026-11-1', at },
    accommodation: { extraTime: 50 },
    timeRequest: null,
    criteria: [...standardCriteria],
    questions: [answeredQuestion],
    transcript: [],
    timeline: [],
    summary: {
      score: { value: 75, kind: 'provisional' },
      strengths: [
        { text: 'Question 1: the grader found “reuse”.', questionId: 'caching', evidence: [{ start: 0, end: 16 }] },
      ],
      gaps: [{ text: 'Question 1: the grader did not find “memory”.', questionId: 'caching', evidence: [] }],
      writtenBy: 'built-in grader',
      createdAt: at,
    },
    machineLevels: 'shown',
    hasResume: false,
    ...change,
  }
}

import type { InterviewDetail, InterviewListItem } from '@colloquy/contracts/interviews'
import type { AnswerScore } from '@colloquy/contracts/scores'
import type { Criterion } from '@colloquy/contracts/templates'

const id = (last: number) => `01890a5d-ac96-774b-bcce-${String(last).padStart(12, '0')}`
const anchors = {
  '1': 'Wrong.',
  '2': 'Mostly wrong.',
  '3': 'Half right.',
  '4': 'Right, with a slip.',
  '5': 'Right throughout.',
}
const criterion = (name: 'Accuracy' | 'Completeness', weight: number): Criterion => ({
  id: name === 'Accuracy' ? 'accuracy' : 'completeness',
  name,
  weight,
  anchors,
})

export const interviewId = id(1)
export const positionId = id(900)

/** A row of the list, as the server gives it. */
export function listItem(number: number, part: Partial<InterviewListItem> = {}): InterviewListItem {
  return {
    id: id(number),
    candidate: { id: id(500 + number), name: `Candidate ${number}`, email: `candidate${number}@example.org` },
    nameHidden: false,
    position: { id: positionId, title: 'Backend engineer' },
    status: 'scored',
    answered: 6,
    questions: 6,
    deadline: null,
    score: { value: 100 - number, kind: 'human' },
    waitingFor: 'decision',
    humanRequested: false,
    decision: null,
    reviews: 1,
    lastEventAt: '2026-11-20T10:00:00.000Z',
    createdAt: '2026-11-01T10:00:00.000Z',
    ...part,
  }
}

export const machineScore: AnswerScore = {
  value: 100,
  kind: 'provisional',
  criteria: [
    {
      criterionId: 'accuracy',
      status: 'provisional',
      level: 5,
      evidence: [{ start: 0, end: 11 }],
      by: 'built-in',
      why: 'no_provider',
    },
    { criterionId: 'completeness', status: 'insufficient', why: 'off_topic', by: 'built-in' },
  ],
  keyPoints: [
    { id: 'snapshot', text: 'Reads see a snapshot', found: true, evidence: [{ start: 0, end: 11 }] },
    { id: 'locks', text: 'Writers take locks', found: false, evidence: [] },
  ],
  flags: [],
  confidence: 0.8,
  gradedBy: 'the built-in grader',
  gradedAt: '2026-11-20T10:00:00.000Z',
}

/** One candidate with one answered question. */
export function interviewDetail(part: Partial<InterviewDetail> = {}): InterviewDetail {
  const { answered: _, ...item } = listItem(1, { score: null, waitingFor: 'review', reviews: 0 })
  return {
    ...item,
    questions: [
      {
        questionId: 'isolation',
        number: 1,
        difficulty: 'easy',
        prompt: 'What does a snapshot give a reader?',
        limitSeconds: 60,
        allowedSeconds: 90,
        weight: 1,
        anchors,
        reference: 'A consistent view.',
        state: 'answered',
        answer: {
          id: id(700),
          text: 'A snapshot that does not change.',
          sha256: 'a'.repeat(64),
          submittedBy: 'clock',
          submittedAt: '2026-11-20T09:58:00.000Z',
          usedMs: 90_000,
          signals: [{ kind: 'paste', at: '2026-11-20T09:57:00.000Z' }],
        },
        score: null,
      },
    ],
    candidate: { ...item.candidate, phone: null, github: null, linkedin: null },
    seq: 12,
    startedAt: '2026-11-20T09:50:00.000Z',
    submittedAt: '2026-11-20T09:58:00.000Z',
    consent: null,
    accommodation: { extraTime: 50 },
    timeRequest: null,
    criteria: [criterion('Accuracy', 60), criterion('Completeness', 40)],
    transcript: [],
    timeline: [],
    summary: null,
    machineLevels: 'hidden_until_review',
    hasResume: false,
    ...part,
  }
}

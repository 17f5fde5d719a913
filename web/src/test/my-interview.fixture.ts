import type { MyInterview, OpenQuestion } from '@colloquy/contracts/my-interview'
import type { ReadField, Resume } from '@colloquy/contracts/resumes'

const at = '2026-11-23T10:00:00.000Z'

/** The same moment, some milliseconds later. */
export const later = (ms: number) => new Date(Date.parse(at) + ms).toISOString()

/** A candidate who has just opened the link; `changes` move them on. */
export function myInterview(changes: Partial<MyInterview> = {}): MyInterview {
  return {
    interviewId: '01890a5d-ac96-774b-bcce-b302099a8057',
    status: 'onboarding',
    serverNow: at,
    position: { title: 'Backend engineer', description: '' },
    notice: {
      version: '2026-1',
      facts: [
        { title: 'Who decides', text: 'The hiring lead. A person decides, never a program.' },
        { title: 'What we keep', text: 'Your answers. All of it is deleted 180 days after the decision.' },
        { title: 'What we note', text: 'Pasted text. They never change a score.' },
      ],
    },
    consent: null,
    profile: { fullName: null, email: null, phone: null, confirmedAt: null },
    resume: null,
    largestResumeBytes: 15 * 1024 * 1024,
    outline: {
      questions: [
        { limitSeconds: 120, allowedSeconds: 120 },
        { limitSeconds: 240, allowedSeconds: 240 },
      ],
      pausesAllowed: 1,
    },
    practice: { state: 'waiting', prompt: null, limitSeconds: 60, deadline: null },
    answered: 0,
    current: null,
    pausesLeft: 1,
    accommodation: { extraTime: null },
    timeRequest: null,
    transcript: [],
    receipt: {
      submittedAt: null,
      decidedBy: 'the hiring lead',
      decisionBy: null,
      deletedBy: null,
      stored: [],
      answered: 0,
      humanRequestedAt: null,
    },
    ...changes,
  }
}

export const consented = { noticeVersion: '2026-1', at }
export const confirmedProfile = {
  fullName: 'Robin Ashe',
  email: 'robin@example.org',
  phone: '+441134960852',
  confirmedAt: at,
}

/** At the first question, whose clock of 120 s has just started. */
export function answering(question: Partial<OpenQuestion> = {}, changes: Partial<MyInterview> = {}): MyInterview {
  return myInterview({
    status: 'in_progress',
    consent: consented,
    profile: confirmedProfile,
    current: {
      questionId: 'http-idempotence',
      number: 1,
      prompt: 'What does “idempotent” mean?',
      limitSeconds: 120,
      allowedSeconds: 120,
      presentedAt: at,
      startedAt: at,
      deadline: later(120_000),
      draft: null,
      ...question,
    },
    ...changes,
  })
}

export const readField = (value: string, confidence: number, page = 1): ReadField => ({
  value,
  confidence,
  page,
  snippet: { before: '… ', words: value, after: ' …' },
})

export function resume(fields: Partial<Resume['fields']>, changes: Partial<Resume> = {}): Resume {
  return {
    id: '01890a5d-ac96-774b-bcce-b302099a8058',
    fileName: 'robin-ashe.pdf',
    type: 'application/pdf',
    size: 1000,
    sha256: '0'.repeat(64),
    uploadedAt: at,
    status: 'read',
    step: null,
    refusal: null,
    pages: 2,
    fields: { name: null, email: null, phone: null, github: null, linkedin: null, ...fields },
    ...changes,
  }
}

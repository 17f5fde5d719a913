import type { MyInterview, OpenQuestion } from '@colloquy/contracts/my-interview'
import type { Resume } from '@colloquy/contracts/resumes'
import { isEnded, isStarted } from '../../../domain/interview/state.ts'
import { allowedMs, momentOf, practiceDeadline, questionDeadline } from '../../../domain/interview/timing.ts'
import { transcript } from '../../../domain/interview/transcript.ts'
import type { InterviewSources } from '../interview-sources.ts'
import { presentNotice } from './notice/present-notice.ts'

const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString())
const dayMs = 24 * 60 * 60 * 1000
const extraTime = (accommodation: 0 | 25 | 50 | 100 | 'untimed') => (accommodation === 0 ? null : accommodation)

/** The candidate's own view. A question that is not presented yet is in no part of it, and no rubric ever is. */
export function myInterviewView(
  sources: InterviewSources,
  resume: Resume | null,
  scoredBy: string,
  now: Date,
): Omit<MyInterview, 'largestResumeBytes'> {
  const { state, candidate, position, definition } = sources
  const held = isEnded(state) ? state.before : state
  const onboarded = held.status === 'invited' ? null : held
  const started = isStarted(held) ? held : null
  const limits = definition.slots.filter((slot) => slot.question).map((slot) => slot.limitSeconds)
  return {
    interviewId: state.interviewId,
    status: state.status,
    serverNow: now.toISOString(),
    position: { title: position.title, description: position.description },
    notice: presentNotice({ scoredBy, ...position.settings }),
    consent: onboarded?.consent
      ? { noticeVersion: onboarded.consent.noticeVersion, at: new Date(onboarded.consent.at).toISOString() }
      : null,
    profile: {
      fullName: candidate.fullName,
      email: candidate.email,
      phone: candidate.phone,
      confirmedAt: onboarded && onboarded.status !== 'onboarding' ? iso(onboarded.readyAt) : null,
    },
    resume,
    outline: {
      questions: limits.map((limitSeconds) => ({
        limitSeconds,
        allowedSeconds: allowedSeconds(limitSeconds, state.accommodation),
      })),
      pausesAllowed: definition.pausesAllowed,
    },
    practice: practiceView(sources),
    answered: started?.answers.length ?? 0,
    current: openQuestion(sources, now),
    pausesLeft: started ? Math.max(0, started.plan.pausesAllowed - started.pausesUsed) : definition.pausesAllowed,
    accommodation: { extraTime: extraTime(state.accommodation) },
    timeRequest: state.timeRequest
      ? { extraTime: extraTime(state.timeRequest.accommodation), at: new Date(state.timeRequest.at).toISOString() }
      : null,
    transcript: transcriptView(sources),
    receipt: receiptView(sources, resume),
  }
}

const assessment = 'Scores for your answers, and the levels, notes and decision of the team once there are some'
const levelsOnly = 'The levels and scores of your answers, without a word about you'

export function transcriptView({ events, answers }: InterviewSources): MyInterview['transcript'] {
  const texts = new Map(answers.map((answer) => [answer.id, answer.erased ? null : answer.text]))
  return transcript(
    events.map(({ event }) => event),
    texts,
  ).map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() }))
}

export function allowedSeconds(
  limitSeconds: number | null,
  accommodation: InterviewSources['state']['accommodation'],
  extraMs = 0,
): number | null {
  const allowed = allowedMs(limitSeconds, accommodation, extraMs)
  return allowed === null ? null : allowed / 1000
}

function practiceView({ state, definition }: InterviewSources): MyInterview['practice'] {
  const { prompt, limitSeconds } = definition.practice
  if (state.status === 'invited' || state.status === 'onboarding')
    return { state: 'waiting', prompt: null, limitSeconds, deadline: null }
  if (state.status !== 'ready' || state.practice.status === 'done')
    return { state: 'done', prompt: null, limitSeconds, deadline: null }
  if (state.practice.status === 'offered') return { state: 'waiting', prompt: null, limitSeconds, deadline: null }
  return { state: 'open', prompt, limitSeconds, deadline: iso(practiceDeadline(state)) }
}

function openQuestion({ state, draft }: InterviewSources, now: Date): OpenQuestion | null {
  if (state.status !== 'in_progress' || state.question === null) return null
  const { question, plan } = state
  const planned = plan.questions.find((one) => one.id === question.questionId)
  if (!planned) return null
  const saved = draft?.questionId === question.questionId ? draft : null
  return {
    questionId: question.questionId,
    number: planned.position,
    prompt: planned.prompt,
    limitSeconds: question.limitSeconds,
    allowedSeconds: allowedSeconds(question.limitSeconds, question.accommodation, question.extraMs),
    presentedAt: new Date(question.presentedAt).toISOString(),
    startedAt: iso(question.clockStartedAt),
    deadline: iso(questionDeadline(question, momentOf(state, now))),
    draft: saved ? { revision: saved.revision, text: saved.text, savedAt: saved.savedAt } : null,
  }
}

function receiptView(
  { state, candidate, position, answers }: InterviewSources,
  resume: Resume | null,
): MyInterview['receipt'] {
  const held = isEnded(state) ? state.before : state
  const submittedAt = held.status === 'submitted' || held.status === 'scored' ? held.submittedAt : null
  const { decidedBy, decisionWithinDays, retentionDays } = position.settings
  const stored = [
    ...(candidate.erased ? [] : ['Your name, email and phone']),
    ...(resume ? ['Your résumé and what was read from it'] : []),
    ...(answers.some((answer) => !answer.erased) ? ['Your answers, with the time used for each'] : []),
    ...(submittedAt === null ? [] : [candidate.erased ? levelsOnly : assessment]),
    'The consent you gave, with the words of the notice, and the course of the interview',
  ]
  return {
    submittedAt: iso(submittedAt),
    decidedBy,
    decisionBy: iso(submittedAt === null ? null : submittedAt + decisionWithinDays * dayMs),
    deletedBy: iso(submittedAt === null ? null : submittedAt + (decisionWithinDays + retentionDays) * dayMs),
    stored,
    answered: answers.length,
    humanRequestedAt: iso(state.humanRequestedAt),
  }
}

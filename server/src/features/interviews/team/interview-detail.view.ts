import type { AnsweredQuestion, InterviewDetail, InterviewListItem } from '@colloquy/contracts/interviews'
import { type AnswerScore, IntegritySignal, type Summary } from '@colloquy/contracts/scores'
import { z } from 'zod'
import { isEnded, isStarted } from '../../../domain/interview/state.ts'
import { shownPerson } from '../../../domain/privacy/blind-review.ts'
import { allowedSeconds, transcriptView } from '../candidate/my-interview.view.ts'
import type { InterviewSources, StoredAnswer } from '../interview-sources.ts'
import { timeline } from './timeline.ts'

export type Judgement = { scores: ReadonlyMap<string, AnswerScore>; summary: Summary | null }
type Parts = {
  sources: InterviewSources
  item: InterviewListItem
  judgement: Judgement
  /** The machine's levels are kept back until this reader's own review is in. */
  hidden: boolean
  hasResume: boolean
  nameOf: (actor: string) => string
}

/** All that a reviewer works with, from stored facts; whatever is hidden never leaves the server. */
export function interviewDetail({ sources, item, judgement, hidden, hasResume, nameOf }: Parts): InterviewDetail {
  const { state, candidate, definition, position, decision } = sources
  const held = isEnded(state) ? state.before : state
  const onboarded = held.status === 'invited' ? null : held
  const extraTime = state.accommodation === 0 ? null : state.accommodation
  const { answered: _, ...rest } = item
  return {
    ...rest,
    score: hidden ? null : item.score,
    candidate: shownPerson(
      {
        id: candidate.id,
        name: candidate.fullName,
        email: candidate.email,
        phone: candidate.phone,
        github: candidate.github,
        linkedin: candidate.linkedin,
      },
      { interviewId: state.interviewId, settings: position.settings, decision },
    ),
    seq: state.seq,
    startedAt: isStarted(held) ? new Date(held.startedAt).toISOString() : null,
    submittedAt:
      held.status === 'submitted' || held.status === 'scored' ? new Date(held.submittedAt).toISOString() : null,
    consent: onboarded?.consent
      ? { noticeVersion: onboarded.consent.noticeVersion, at: new Date(onboarded.consent.at).toISOString() }
      : null,
    accommodation: { extraTime },
    timeRequest: state.timeRequest
      ? {
          extraTime: state.timeRequest.accommodation === 0 ? null : state.timeRequest.accommodation,
          at: new Date(state.timeRequest.at).toISOString(),
        }
      : null,
    criteria: definition.criteria,
    questions: questionsOf(sources, hidden ? new Map() : judgement.scores),
    transcript: transcriptView(sources),
    timeline: timeline(sources.events, nameOf),
    // The total in force, with what people gave; the sentences are the machine's.
    summary:
      hidden || !judgement.summary ? null : { ...judgement.summary, score: item.score ?? judgement.summary.score },
    machineLevels: hidden ? 'hidden_until_review' : judgement.scores.size === 0 ? 'not_scored_yet' : 'shown',
    hasResume,
  }
}

export function questionsOf(sources: InterviewSources, scores: ReadonlyMap<string, AnswerScore>): AnsweredQuestion[] {
  const { state, definition, answers } = sources
  const byQuestion = new Map(answers.map((answer) => [answer.questionId, answer]))
  const open = state.status === 'in_progress' ? state.question?.questionId : undefined
  const asked = definition.slots.flatMap((slot) => (slot.question ? [{ slot, question: slot.question }] : []))
  return asked.map(({ slot, question }, index) => {
    const answer = byQuestion.get(question.questionId)
    return {
      questionId: question.questionId,
      number: index + 1,
      difficulty: slot.difficulty,
      prompt: question.prompt,
      limitSeconds: slot.limitSeconds,
      allowedSeconds: allowedSeconds(slot.limitSeconds, state.accommodation),
      weight: slot.weight,
      anchors: question.rubric.anchors,
      reference: question.rubric.reference,
      state: answer ? 'answered' : open === question.questionId ? 'open' : 'waiting',
      answer: answer ? answerView(answer) : null,
      score: scores.get(question.questionId) ?? null,
    }
  })
}

const Signals = z.array(IntegritySignal)

function answerView(answer: StoredAnswer): NonNullable<AnsweredQuestion['answer']> {
  return {
    id: answer.id,
    text: answer.text,
    sha256: answer.sha256,
    submittedBy: answer.submittedBy,
    submittedAt: answer.submittedAt,
    usedMs: answer.usedMs,
    signals: Signals.parse(answer.signals),
  }
}

import { createHash } from 'node:crypto'
import { jobs } from '@colloquy/contracts/jobs'
import type { LiveEvent } from '@colloquy/contracts/live-events'
import type { IntegritySignal } from '@colloquy/contracts/scores'
import { v7 as newId } from 'uuid'
import { AppError, type Refusal } from '../../domain/app-error.ts'
import type { InterviewCommand } from '../../domain/interview/commands.ts'
import { decide } from '../../domain/interview/decide.ts'
import { dueCommand } from '../../domain/interview/due.ts'
import type { EventOf, InterviewEvent } from '../../domain/interview/events.ts'
import { evolve } from '../../domain/interview/evolve.ts'
import { answersOf, type InterviewState } from '../../domain/interview/state.ts'
import type { Trx } from '../../infra/db/database.ts'
import { interviews, type NewAnswer } from './interviews.repository.ts'

/** Sends a job in the caller's transaction. */
export type SendJob = (trx: Trx, name: string, payload: object) => Promise<void>
export type Announce = (trx: Trx, event: LiveEvent, now: Date) => Promise<void>

export type InterviewStore = ReturnType<typeof createInterviewStore>
type Words = { text: string; signals: readonly IntegritySignal[] }
/** `actor`: who acts, for the history: `candidate`, `clock`, `system`, or a person's id. */
type Act = { now: Date; actor: string; words?: Words }
/** Events that a due deadline made necessary stay, even when the command itself is refused. */
export type Outcome = { state: InterviewState; events: InterviewEvent[]; refusal: Refusal | null }

/** The empty answer has a hash as well. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** Loads, catches up with the clock, decides and saves: the only way in which an interview changes. */
export function createInterviewStore({ announce, sendJob }: { announce: Announce; sendJob: SendJob }) {
  async function save(trx: Trx, before: InterviewState | null, outcome: Outcome, answers: NewAnswer[], act: Act) {
    const { state, events } = outcome
    if (events.length === 0) return
    if (before === null) await interviews.create(trx, state)
    await interviews.append(trx, before?.seq ?? 0, state, events, act.actor)
    if (answers.length > 0) await interviews.insertAnswers(trx, state.interviewId, answers)
    for (const answer of answers) {
      const { interviewId } = state
      await sendJob(trx, jobs.scoreAnswer.name, { interviewId, questionId: answer.questionId, answerId: answer.id })
    }
    if (events.some((event) => event.type === 'InterviewReopened')) await scoreWhatIsLeft(trx, state)
    const change = events.map((event) => event.type).join(' ')
    const { interviewId, positionId, status } = state
    await announce(trx, { kind: 'interview', interviewId, positionId, status, change }, act.now)
  }

  /** While an interview was ended its answers were not scored. */
  async function scoreWhatIsLeft(trx: Trx, state: InterviewState) {
    const { interviewId } = state
    for (const { questionId, answerId, scoring } of answersOf(state)) {
      if (scoring === null) await sendJob(trx, jobs.scoreAnswer.name, { interviewId, questionId, answerId })
    }
  }

  /** Applies all that time has made necessary, then the command. The caller throws the refusal after the commit. */
  async function carryOut(trx: Trx, interviewId: string, command: InterviewCommand | null, act: Act): Promise<Outcome> {
    const before = await interviews.lock(trx, interviewId)
    if (!before) throw new AppError('not_found', 'This interview does not exist.')
    const answers: NewAnswer[] = []
    const events: InterviewEvent[] = []
    let state = before
    const take = async (next: InterviewCommand, words: () => Promise<Words>) => {
      const decision = decide(state, next, act.now)
      if (!decision.ok) return decision.refusal
      for (const event of decision.events) {
        state = evolve(state, event)
        events.push(event)
        if (event.type === 'AnswerSubmitted') answers.push(answerOf(event, await words()))
      }
      return null
    }
    for (let due = dueCommand(state, act.now); due; due = dueCommand(state, act.now)) {
      const draft = due.type === 'timeUp' ? await interviews.draft(trx, interviewId, due.questionId) : null
      const words = { text: draft?.text ?? '', signals: [] }
      const refusal = await take(
        due.type === 'timeUp' ? { ...due, answerId: newId(), sha256: sha256(words.text) } : due,
        async () => words,
      )
      if (refusal) throw new Error(`The clock's ${due.type} was refused: ${refusal.code}`)
    }
    const refusal = command ? await take(command, async () => act.words ?? { text: '', signals: [] }) : null
    const outcome = { state, events, refusal }
    await save(trx, before, outcome, answers, act)
    return outcome
  }

  /** The first event of a new interview. */
  async function create(
    trx: Trx,
    command: Extract<InterviewCommand, { type: 'invite' }>,
    act: Act,
  ): Promise<InterviewState> {
    const decision = decide(null, command, act.now)
    if (!decision.ok) throw new AppError(decision.refusal.code, decision.refusal.detail)
    const state = decision.events.reduce<InterviewState | null>(evolve, null)
    if (!state) throw new Error('An invitation makes an interview.')
    await save(trx, null, { state, events: decision.events, refusal: null }, [], act)
    return state
  }

  return { carryOut, create }
}

function answerOf(event: EventOf<'AnswerSubmitted'>, words: Words): NewAnswer {
  return {
    id: event.answerId,
    questionId: event.questionId,
    sha256: event.sha256,
    submittedBy: event.by,
    usedMs: event.usedMs,
    submittedAt: new Date(event.at),
    text: words.text,
    signals: words.signals,
  }
}

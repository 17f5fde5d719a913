import { createHash } from 'node:crypto'
import { jobs } from '@colloquy/contracts/jobs'
import type { IntegritySignal } from '@colloquy/contracts/scores'
import { v7 as newId } from 'uuid'
import { AppError, type Refusal } from '../../domain/app-error.ts'
import type { InterviewCommand } from '../../domain/interview/commands.ts'
import { decide } from '../../domain/interview/decide.ts'
import { dueCommand } from '../../domain/interview/due.ts'
import type { EventOf, InterviewEvent } from '../../domain/interview/events.ts'
import { evolve } from '../../domain/interview/evolve.ts'
import { answersOf, type InterviewState } from '../../domain/interview/state.ts'
import { type Db, inTransaction, type Trx } from '../../infra/db/database.ts'
import { auditEvents, isAudited } from './audited-events.ts'
import { interviews, type NewAnswer } from './interviews.repository.ts'

/** Sends a job in the caller's transaction. */
export type SendJob = (trx: Trx, name: string, payload: object) => Promise<void>

export type InterviewStore = ReturnType<typeof createInterviewStore>
type Words = { text: string; signals: readonly IntegritySignal[] }
/** `actor`: who acts, for the history: `candidate`, `clock`, `system`, or a person's id. */
type Act = { now: Date; actor: string; words?: Words }
/** Events that a due deadline made necessary stay, even when the command itself is refused. */
export type Outcome = { state: InterviewState; events: InterviewEvent[]; refusal: Refusal | null }

const noWords: Words = { text: '', signals: [] }

/** The empty answer has a hash as well. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** Whether these events need the walled-off words of that id; an act that was refused or repeated keeps none. */
export const refersTo = (reasonId: string, events: readonly InterviewEvent[]): boolean =>
  events.some((event) => 'reasonId' in event && event.reasonId === reasonId)

/** Loads, catches up with the clock, decides and saves: the only way in which an interview changes. */
export function createInterviewStore({ sendJob }: { sendJob: SendJob }) {
  async function save(trx: Trx, before: InterviewState | null, outcome: Outcome, answers: NewAnswer[], act: Act) {
    const { state, events } = outcome
    if (events.length === 0) return
    if (before === null) await interviews.create(trx, state)
    if (!(await interviews.append(trx, { ...outcome, seqBefore: before?.seq ?? 0, ...act })))
      throw new AppError('request_in_progress', 'Somebody else changed this interview just now. Please try again.')
    await keepAnswers(trx, state.interviewId, answers)
    await auditEvents(trx, state.interviewId, events, act.actor)
    if (events.some((event) => event.type === 'InterviewReopened')) await scoreWhatIsLeft(trx, state)
  }

  async function keepAnswers(trx: Trx, interviewId: string, answers: readonly NewAnswer[]) {
    if (answers.length === 0) return
    await interviews.insertAnswers(trx, interviewId, answers)
    for (const answer of answers) {
      await sendJob(trx, jobs.scoreAnswer.name, { interviewId, questionId: answer.questionId, answerId: answer.id })
    }
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
      const draft = due.type === 'timeUp' ? await interviews.lockDraft(trx, interviewId, due.questionId) : null
      const words = { text: draft?.text ?? '', signals: [] }
      const refusal = await take(
        due.type === 'timeUp' ? { ...due, answerId: newId(), sha256: sha256(words.text) } : due,
        async () => words,
      )
      if (refusal) throw new Error(`The clock's ${due.type} was refused: ${refusal.code}`)
    }
    const refusal = command ? await take(command, async () => act.words ?? noWords) : null
    const outcome = { state, events, refusal }
    await save(trx, before, outcome, answers, act)
    return outcome
  }

  /**
   * The same for a candidate's command without a look at the stored state: decided on a state seen before, void (null) where that has passed. Only
   * what is accepted, what no deadline comes before and what the audit trail need not tell, is decided so.
   */
  async function carryOutOn(
    db: Db,
    guess: InterviewState,
    command: InterviewCommand,
    act: Act,
  ): Promise<Outcome | null> {
    if (dueCommand(guess, act.now)) return null
    const decision = decide(guess, command, act.now)
    if (!decision.ok || decision.events.length === 0 || decision.events.some(isAudited)) return null
    const events = [...decision.events]
    const state = events.reduce<InterviewState>(evolve, guess)
    const outcome = { state, events, refusal: null }
    const appended = { ...outcome, seqBefore: guess.seq, ...act }
    const answers = events
      .filter((event) => event.type === 'AnswerSubmitted')
      .map((event) => answerOf(event, act.words ?? noWords))
    if (answers.length === 0) return (await interviews.append(db, appended)) ? outcome : null
    return inTransaction(db, async (trx) => {
      if (!(await interviews.append(trx, appended))) return null
      await keepAnswers(trx, state.interviewId, answers)
      return outcome
    })
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

  return { carryOut, carryOutOn, create }
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

import type { Accommodation } from '@colloquy/contracts/interviews'
import type { MyInterview } from '@colloquy/contracts/my-interview'
import type { Resume } from '@colloquy/contracts/resumes'
import type { IntegritySignal } from '@colloquy/contracts/scores'
import { v7 as newId } from 'uuid'
import { AppError, refusalError } from '../../../domain/app-error.ts'
import type { InterviewCommand } from '../../../domain/interview/commands.ts'
import { dueCommand } from '../../../domain/interview/due.ts'
import { type InterviewState, isEnded } from '../../../domain/interview/state.ts'
import { type Db, type DbOrTrx, inTransaction, type Trx } from '../../../infra/db/database.ts'
import type { Log } from '../../../infra/log/log.ts'
import type { Metrics } from '../../../infra/metrics/metrics.ts'
import { countChanges } from '../interview-metrics.ts'
import { sourceQueries } from '../interview-sources.ts'
import { type InterviewStore, type Outcome, refersTo, sha256 } from '../interview-store.ts'
import { interviews } from '../interviews.repository.ts'
import { planOf } from '../plan.ts'
import { createRecentStates } from '../recent-states.ts'
import { createDraftSaving } from './draft-saving.ts'
import { myInterviewView } from './my-interview.view.ts'
import { notices } from './notice/notices.repository.ts'

type Deps = {
  db: Db
  store: InterviewStore
  now: () => Date
  log: Log
  metrics: Metrics
  graceMs: number
  /** Who drafts the scores, as the notice tells the candidate. */
  scoredBy: () => string
  largestResumeBytes: number
  findResume: (db: DbOrTrx, interviewId: string) => Promise<Resume | null>
}
type Words = { text: string; signals: readonly IntegritySignal[] }

export type MyInterviewService = ReturnType<typeof createMyInterviewService>

/** What a candidate does with the own interview. Each command answers with the whole view, so that no page is ever behind. */
export function createMyInterviewService({
  db,
  store,
  now,
  log,
  metrics,
  graceMs,
  scoredBy,
  largestResumeBytes,
  findResume,
}: Deps) {
  const recent = createRecentStates()
  const saveDraft = createDraftSaving({ db, now, recent })

  async function view(interviewId: string): Promise<MyInterview> {
    const at = now()
    let sources = await sourceQueries.sources(db, interviewId)
    if (sources && dueCommand(sources.state, at)) {
      await commit((trx) => store.carryOut(trx, interviewId, null, { now: at, actor: 'clock' }))
      sources = await sourceQueries.sources(db, interviewId)
    }
    if (!sources) throw new AppError('not_found', 'This interview does not exist any more.')
    const resume = mayHaveResume(sources.state) ? await findResume(db, interviewId) : null
    return { ...myInterviewView(sources, resume, scoredBy(), at), largestResumeBytes }
  }

  /** Saves, counts and only then speaks of a refusal: what a deadline made necessary is kept. */
  async function commit(work: (trx: Trx) => Promise<Outcome>): Promise<Outcome> {
    const outcome = await inTransaction(db, work)
    keepInMind(outcome)
    if (outcome.refusal) throw refusalError(outcome.refusal)
    return outcome
  }

  function keepInMind({ state, events }: Outcome): void {
    recent.remember(state)
    countChanges(metrics, events)
  }

  async function act(interviewId: string, command: InterviewCommand, words?: Words): Promise<MyInterview> {
    const act = { now: now(), actor: 'candidate', ...(words && { words }) }
    const guess = recent.recall(interviewId)
    const quick = guess && (await store.carryOutOn(db, guess, command, act))
    if (quick) keepInMind(quick)
    else await commit((trx) => store.carryOut(trx, interviewId, command, act))
    log.info('user.action', { action: `interview.${command.type}`, subject: 'interview', subjectId: interviewId })
    return view(interviewId)
  }

  async function plan(interviewId: string) {
    const sources = await sourceQueries.sources(db, interviewId)
    if (!sources) throw new AppError('not_found', 'This interview does not exist any more.')
    return planOf(sources.definition, sources.state.templateVersionId, graceMs)
  }

  return {
    view,
    /** Also for coming back: after the first time, and after the end, the link just shows where things stand. */
    async open(interviewId: string): Promise<MyInterview> {
      const present = await view(interviewId)
      return present.status === 'invited' ? act(interviewId, { type: 'open' }) : present
    },

    /** Keeps the words of the notice with the consent. */
    async consent(interviewId: string, noticeVersion: string): Promise<MyInterview> {
      const { notice } = await view(interviewId)
      const at = now()
      await commit(async (trx) => {
        const command = { type: 'consent', noticeVersion, presentVersion: notice.version } as const
        const outcome = await store.carryOut(trx, interviewId, command, { now: at, actor: 'candidate' })
        if (outcome.events.some(({ type }) => type === 'ConsentGiven')) await notices.keep(trx, notice, at)
        return outcome
      })
      log.info('user.action', { action: 'interview.consent', subject: 'interview', subjectId: interviewId })
      return view(interviewId)
    },

    async beginPractice(interviewId: string) {
      const { practice } = await plan(interviewId)
      return act(interviewId, { type: 'startPractice', limitSeconds: practice.limitSeconds })
    },
    finishPractice: (interviewId: string) => act(interviewId, { type: 'finishPractice' }),

    async start(interviewId: string) {
      return act(interviewId, { type: 'start', plan: await plan(interviewId) })
    },
    presentNext: (interviewId: string) => act(interviewId, { type: 'presentNext' }),
    acknowledge: (interviewId: string, questionId: string) => act(interviewId, { type: 'acknowledge', questionId }),
    pause: (interviewId: string) => act(interviewId, { type: 'pause' }),
    resume: (interviewId: string) => act(interviewId, { type: 'resume' }),
    withdraw: (interviewId: string) => act(interviewId, { type: 'withdraw' }),
    askForHuman: (interviewId: string) => act(interviewId, { type: 'requestHuman' }),

    submitAnswer(interviewId: string, questionId: string, words: Words) {
      return act(
        interviewId,
        { type: 'submitAnswer', questionId, answerId: newId(), sha256: sha256(words.text) },
        words,
      )
    },

    saveDraft,

    async askForTime(interviewId: string, extraTime: Exclude<Accommodation['extraTime'], null>, reason: string) {
      const at = now()
      const reasonId = reason === '' ? null : newId()
      await commit(async (trx) => {
        const outcome = await store.carryOut(
          trx,
          interviewId,
          { type: 'askForTime', accommodation: extraTime, reasonId },
          { now: at, actor: 'candidate' },
        )
        if (reasonId && refersTo(reasonId, outcome.events)) {
          const written = { id: reasonId, interviewId, reason, writtenBy: 'candidate', at }
          await interviews.addAccommodationReason(trx, written)
        }
        return outcome
      })
      return view(interviewId)
    },
  }
}

function mayHaveResume(state: InterviewState): boolean {
  const held = isEnded(state) ? state.before : state
  return held.status !== 'invited' && held.resumeId !== null
}

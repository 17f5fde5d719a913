import { AppError, refusalError } from '../../../domain/app-error.ts'
import { acceptDraft } from '../../../domain/interview/draft.ts'
import type { InterviewState } from '../../../domain/interview/state.ts'
import { momentOf, questionDeadline } from '../../../domain/interview/timing.ts'
import type { Db } from '../../../infra/db/database.ts'
import { interviews } from '../interviews.repository.ts'
import type { RecentStates } from '../recent-states.ts'

type Deps = { db: Db; now: () => Date; recent: RecentStates }
type Draft = { questionId: string; revision: number; text: string }

/**
 * Keeps drafts: the call that comes every few seconds from everybody, so mostly one statement, decided on the state that
 * was seen last and void when that has passed. Only the stored state refuses.
 */
export function createDraftSaving({ db, now, recent }: Deps) {
  async function store(state: InterviewState, draft: Draft, at: Date) {
    const { interviewId, seq } = state
    const revision = await interviews.saveDraft(db, { interviewId, seq, ...draft, now: at })
    return revision === null ? null : receipt(state, revision, at, at)
  }

  async function storeOnGuess(interviewId: string, draft: Draft) {
    const guess = recent.recall(interviewId)
    const at = now()
    if (!guess || !acceptDraft(guess, { ...draft, storedRevision: null }, at).ok) return null
    return store(guess, draft, at)
  }

  return async function saveDraft(interviewId: string, draft: Draft) {
    const saved = await storeOnGuess(interviewId, draft)
    if (saved) return saved
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const at = now()
      const found = await interviews.stateAndDraft(db, interviewId, draft.questionId)
      if (!found) throw new AppError('not_found', 'This interview does not exist any more.')
      recent.remember(found.state)
      const isOtherText = found.text !== draft.text
      const decision = acceptDraft(found.state, { ...draft, storedRevision: found.revision, isOtherText }, at)
      if (!decision.ok) throw refusalError(decision.refusal)
      if (!decision.store) return receipt(found.state, draft.revision, found.savedAt ?? at, at)
      const kept = await store(found.state, draft, at)
      if (kept) return kept // else the interview moved on meanwhile, or a newer draft came first: look again
    }
    throw new AppError(
      'request_in_progress',
      'Your interview is changing right now. Your text stays here; it is sent again.',
    )
  }
}

function receipt(state: InterviewState, revision: number, savedAt: Date, at: Date) {
  return {
    revision,
    savedAt: savedAt.toISOString(),
    serverNow: at.toISOString(),
    deadline: openDeadline(state, at),
  }
}

function openDeadline(state: InterviewState, at: Date): string | null {
  if (state.status !== 'in_progress' || state.question === null) return null
  const deadline = questionDeadline(state.question, momentOf(state, at))
  return deadline === null ? null : new Date(deadline).toISOString()
}

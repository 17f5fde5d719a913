import { IntegritySignal } from '@colloquy/contracts/scores'
import { createStore, delMany, entries, set } from 'idb-keyval'
import { z } from 'zod'

// What the server has not acknowledged yet is kept on this device, one record per question and tab, until it has.

const LocalDraft = z.object({
  interviewId: z.string(),
  questionId: z.string(),
  /** The last revision of the server's that this text was written on. */
  basedOn: z.int(),
  text: z.string(),
  signals: z.array(IntegritySignal),
  at: z.number(),
})
export type LocalDraft = z.infer<typeof LocalDraft>

const store = createStore('colloquy-drafts', 'drafts')
const keyOf = (draft: Pick<LocalDraft, 'interviewId' | 'questionId'>, tab: string) =>
  `${draft.interviewId}/${draft.questionId}/${tab}`

/** False: this browser keeps nothing (private window, full disk). */
export async function keepLocally(draft: LocalDraft, tab: string): Promise<boolean> {
  try {
    await set(keyOf(draft, tab), draft, store)
    return true
  } catch {
    return false
  }
}

/** The youngest text of a question on this device, from whichever tab. */
export async function findLocally(interviewId: string, questionId: string): Promise<LocalDraft | null> {
  try {
    const kept = (await entries(store))
      .map(([, value]) => LocalDraft.safeParse(value).data)
      .filter((draft) => draft?.interviewId === interviewId && draft.questionId === questionId)
    return kept.reduce<LocalDraft | null>((best, one) => (one && (!best || one.at > best.at) ? one : best), null)
  } catch {
    return null
  }
}

/** Forgets one question, or everything of this browser. */
export async function forgetLocally(question?: { interviewId: string; questionId: string }): Promise<void> {
  try {
    const prefix = question ? keyOf(question, '') : ''
    const keys = (await entries(store)).map(([key]) => String(key)).filter((key) => key.startsWith(prefix))
    await delMany(keys, store)
  } catch {
    // Nothing is kept here, so there is nothing to forget.
  }
}

import type { PositionSettings } from '@colloquy/contracts/positions'
import type { DecisionOutcome } from '@colloquy/contracts/reviews'

/** What decides whether the team may know who the candidate of an interview is. */
export type Blindness = {
  interviewId: string
  settings: Pick<PositionSettings, 'blindReview'>
  /** The one that stands. */
  decision: DecisionOutcome | null
}

/** R12.1: in a blind review nobody of the team, whatever their role, knows who it is until the decision. To hold is none. */
export function isPersonHidden({ settings, decision }: Omit<Blindness, 'interviewId'>): boolean {
  return settings.blindReview && decision !== 'advance' && decision !== 'reject'
}

/** What a hidden person is called: always the same, and it tells nothing. The end of an id is chance, its beginning is time. */
export const neutralName = (interviewId: string): string => `Candidate ${interviewId.slice(-6).toUpperCase()}`

type Person = { id?: string; fullName?: string | null; name?: string | null; email?: string | null }

/** The person as the team may see them: of a hidden one only the id stays, with a neutral name. */
export function shownPerson<P extends Person>(person: P, blindness: Blindness): P {
  if (!isPersonHidden(blindness)) return person
  const shown = (field: string, value: unknown) => {
    if (field === 'id') return value
    return field === 'name' || field === 'fullName' ? neutralName(blindness.interviewId) : null
  }
  // Blanked by what may stay, so that a field that is added later is hidden too. Each of them may be null.
  return Object.fromEntries(Object.entries(person).map(([field, value]) => [field, shown(field, value)])) as P
}

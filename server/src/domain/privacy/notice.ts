import type { NoticeFact } from '@colloquy/contracts/my-interview'
import type { PositionSettings } from '@colloquy/contracts/positions'

/** What a notice depends on: what the position promises, and who drafts the scores. */
export type NoticeTerms = Pick<PositionSettings, 'decidedBy' | 'decisionWithinDays' | 'retentionDays'> & {
  /** `builtInGrader`, or the provider's model by name. */
  scoredBy: string
}

export const builtInGrader = 'the built-in grader'

/** What a candidate is told before anything is stored, as the page shows it. */
export function noticeFacts(terms: NoticeTerms): NoticeFact[] {
  const { scoredBy, decidedBy, decisionWithinDays, retentionDays } = terms
  const who = decidedBy.charAt(0).toUpperCase() + decidedBy.slice(1)
  return [
    {
      title: 'Who decides',
      text: `${who}. A person decides, never a program. You hear within ${days(decisionWithinDays)} after you finish.`,
    },
    {
      title: 'Who scores',
      text: `A draft of the scores comes from ${scoredBy}. It sees the questions and your answers, not your name, contact or résumé. You can ask for a person to look instead, at any time.`,
    },
    ...(scoredBy === builtInGrader ? [] : [readByModel]),
    {
      title: 'What we keep',
      text: `Your name, email and phone, your résumé, your answers and the time used, and what the team notes about them. All of it is deleted ${days(retentionDays)} after the decision, or earlier when you erase it. You can get a copy.`,
    },
    {
      title: 'What we note',
      text: 'While a question is open: pasted text, leaving the page, a lost connection. The interviewer sees these as facts. They never change a score.',
    },
  ]
}

const readByModel = {
  title: 'Who reads the résumé',
  text: 'A program finds your name, contact and skills in it. A model also sums it up for the interviewer; it gets neither your name nor your contact, and no score comes from it.',
}

const days = (count: number) => (count === 1 ? 'one day' : `${count} days`)

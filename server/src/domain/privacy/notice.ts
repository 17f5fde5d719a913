import type { Notice } from '@colloquy/contracts/my-interview'

/** Changes with every change of meaning in this file; a consent names the version that was read. */
export const NOTICE_VERSION = '2026-11-2'

export type NoticeTerms = Omit<Notice, 'version'>

export type NoticeFact = {
  id: 'scored-by' | 'decided-by' | 'stored' | 'kept' | 'observed' | 'resume' | 'human'
  text: string
}

/** The notice for a position, as the wire carries it. */
export const noticeFor = (terms: NoticeTerms): Notice => ({ version: NOTICE_VERSION, ...terms })

/** What a candidate is told before anything is stored, as sentences. */
export function noticeFacts(terms: NoticeTerms): NoticeFact[] {
  const { scoredBy, decidedBy, decisionWithinDays, retentionDays } = terms
  return [
    { id: 'scored-by', text: `Scores for your answers are drafted by ${scoredBy}.` },
    { id: 'decided-by', text: `${decidedBy} decides, within ${days(decisionWithinDays)}. No decision is automatic.` },
    { id: 'stored', text: 'We store your name, email, phone, résumé, answers, and the time you took for each.' },
    { id: 'kept', text: `All of it is deleted after ${days(retentionDays)}, or earlier if you ask.` },
    {
      id: 'observed',
      text: 'Pasting, leaving the page and reconnecting are noted with your answer. They never change a score.',
    },
    {
      id: 'resume',
      text: 'Your résumé may also be read by an AI model, without your name and contact, for the interviewer. No score comes from it.',
    },
    { id: 'human', text: 'You can ask at any time that a person, not a machine, looks at your answers.' },
  ]
}

const days = (count: number) => (count === 1 ? '1 day' : `${count} days`)

import { expect, it } from 'vitest'
import { NOTICE_VERSION, noticeFacts, noticeFor } from './notice.ts'

const terms = {
  decidedBy: 'The hiring manager',
  decisionWithinDays: 1,
  retentionDays: 180,
  scoredBy: 'the built-in grader',
}

it('the notice says who scores, who decides and by when, how long data stays, and how to reach a person (R10.1)', () => {
  expect(noticeFor(terms)).toEqual({ version: NOTICE_VERSION, ...terms })
  const text = noticeFacts(terms).map((fact) => fact.text)
  expect(text[0]).toContain('the built-in grader')
  expect(text[1]).toContain('The hiring manager decides, within 1 day.')
  expect(text[3]).toContain('after 180 days')
  expect(text.at(-1)).toContain('a person')
})

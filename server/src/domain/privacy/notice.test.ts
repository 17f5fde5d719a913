import { expect, it } from 'vitest'
import { builtInGrader, noticeFacts } from './notice.ts'

const terms = { decidedBy: 'the hiring manager', decisionWithinDays: 1, retentionDays: 180, scoredBy: builtInGrader }
const told = (changes = {}) =>
  noticeFacts({ ...terms, ...changes })
    .map(({ title, text }) => `${title}: ${text}`)
    .join('\n')

it('R10.1 the notice says who scores, who decides and by when, how long data stays, and how to reach a person', () => {
  expect(told()).toContain(
    'Who decides: The hiring manager. A person decides, never a program. You hear within one day',
  )
  expect(told()).toContain('from the built-in grader')
  expect(told()).toContain('deleted 180 days after the decision')
  expect(told()).toContain('ask for a person')
})

it('R12.2 what is observed is said, and that it changes no score', () => {
  expect(told()).toMatch(/pasted text, leaving the page, a lost connection.*They never change a score/)
})

it('a model that reads the résumé is told of where one is configured, and only there', () => {
  expect(told()).not.toContain('résumé: A program')
  expect(told({ scoredBy: 'the AI model m (p)' })).toContain('A model also sums it up for the interviewer')
})

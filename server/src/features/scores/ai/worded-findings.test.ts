import { expect, test } from 'vitest'
import type { StoredScore } from '../stored-score.ts'
import { wordedFindings } from './worded-findings.ts'

const point = (id: string, found: boolean) => ({ id, text: id, found, evidence: found ? [{ start: 0, end: 9 }] : [] })
const score: StoredScore = {
  id: 's1',
  interviewId: 'i1',
  answerId: 'a1',
  questionId: 'caching',
  criteria: [],
  keyPoints: [point('reuse', true), point('memory', true), point('stale', false)],
  flags: [],
  confidence: 1,
  value: 75,
  kind: 'scored',
  gradedBy: 'AI model a',
  gradedAt: new Date(0),
}
const scores = new Map([['caching', score]])
const of = (keyPointIds: string[], text = 'The answer explains it.', questionId = 'caching') => ({
  questionId,
  keyPointIds,
  text,
})
const worded = (given: { strengths?: ReturnType<typeof of>[]; gaps?: ReturnType<typeof of>[] }) =>
  wordedFindings({ strengths: [], gaps: [], ...given }, scores)

test('R10.5 a strength carries the evidence of its key points, a gap has none', () => {
  expect(worded({ strengths: [of(['reuse', 'memory'])], gaps: [of(['stale'])] })).toEqual({
    strengths: [
      {
        text: 'The answer explains it.',
        questionId: 'caching',
        evidence: [
          { start: 0, end: 9 },
          { start: 0, end: 9 },
        ],
      },
    ],
    gaps: [{ text: 'The answer explains it.', questionId: 'caching', evidence: [] }],
  })
})

test.each([
  ['a point that was not found', of(['reuse', 'stale'])],
  ['a point that there is not', of(['made-up'])],
  ['another question', of(['reuse'], 'Fine.', 'other')],
  ['a number', of(['reuse'], 'Worth 90 % of the marks.')],
  ['a level', of(['reuse'], 'This deserves level five.')],
  ['a recommendation', of(['reuse'], 'Hire this person.')],
  ['nothing said', of(['reuse'], '  ')],
])('R10.5 a strength with %s falls away', (_what, strength) => {
  expect(worded({ strengths: [strength] }).strengths).toEqual([])
})

test('R10.5 a gap that was found falls away', () => {
  expect(worded({ gaps: [of(['reuse'])] }).gaps).toEqual([])
})

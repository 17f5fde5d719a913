import { describe, expect, it } from 'vitest'
import { gradeAgainstReferences } from './grade.ts'

const question = 'Why should a password be stored as a hash with a salt?'
const references = [
  'If the database leaks, attackers see only hashes that cannot be turned back, and the salt makes equal passwords look different so that prepared tables are useless.',
]
const scoreOf = (answer: string) => gradeAgainstReferences({ question, references, answer }).score

describe('gradeAgainstReferences', () => {
  it('R11.6: a reference word for word is worth everything', () => {
    for (const reference of references) expect(scoreOf(reference)).toBeGreaterThanOrEqual(0.97)
  })

  it('an honest answer stands above its denial, its shuffled words and its keyword list', () => {
    const honest = scoreOf(
      'A leaked database then shows just hashes which nobody can reverse, and because of the salt two equal passwords get different hashes.',
    )
    const reference = references[0] ?? ''
    const attacks = [
      `It is wrong to say that ${reference}`,
      reference.split(' ').reverse().join(' '),
      'database leaks attackers hashes turned back salt equal passwords different prepared tables useless',
    ]
    for (const attack of attacks) expect(scoreOf(attack)).toBeLessThan(honest - 0.2)
  })

  it('nothing is worth nothing', () => {
    for (const answer of ['', '...', 'no idea', 'not answered', 'Left blank.', 'qwrtz plkjh mnbvc xsdfg'])
      expect(scoreOf(answer)).toBe(0)
  })

  it('a formula, a misspelt word and a restated question with the missing word are answers', () => {
    const cases: [string, string, string][] = [
      ['How many steps does a search in a balanced tree take?', 'The height of the tree, log n.', 'O(log n)'],
      ['How are arrays passed to functions?', 'By reference.', 'by refrence'],
      [
        'What is the base case of a recursive merge sort?',
        'An array of size one.',
        'The base case of a recursive merge sort is one.',
      ],
    ]
    for (const [asked, reference, answer] of cases) {
      const { score } = gradeAgainstReferences({ question: asked, references: [reference], answer })
      expect([answer, score > 0.3]).toEqual([answer, true])
    }
  })

  it('without references there is nothing to compare with', () => {
    const result = gradeAgainstReferences({ question, references: [], answer: 'Because it is safer.' })
    expect(result.criteria).toEqual([{ criterionId: 'accuracy', status: 'insufficient', why: 'no_rubric' }])
  })

  it('the closest of several references counts', () => {
    const several = ['It is required by law.', ...references]
    const { score } = gradeAgainstReferences({ question, references: several, answer: references[0] ?? '' })
    expect(score).toBeGreaterThanOrEqual(0.97)
  })

  it('R11.2: the level follows the expected grade, with a quote where it is above 1', () => {
    const answers = [
      'A leaked database then shows just hashes which nobody can reverse, and because of the salt two equal passwords get different hashes.',
      'With a salt, two people who chose alike still look different in the table.',
      'Because the boss wants it.',
    ]
    const levels = answers.map((answer) => {
      const { criteria, score } = gradeAgainstReferences({ question, references, answer })
      const [accuracy] = criteria
      if (accuracy?.status !== 'scored') return { level: 0, score }
      if (accuracy.evidence.length === 0) expect(accuracy.level).toBe(1)
      else expect(Math.abs(accuracy.level - (1 + 4 * score))).toBeLessThan(1)
      return { level: accuracy.level, score }
    })
    expect(levels[0]?.level).toBeGreaterThan(levels[2]?.level ?? 5)
  })
})

import type { Criterion } from '@colloquy/contracts/templates'

const accuracy = {
  id: 'accuracy',
  name: 'Accuracy',
  anchors: {
    '1': 'Wrong, or no statement that answers the question.',
    '2': 'Mostly wrong; one correct statement among errors.',
    '3': 'Right in the main idea, with an error that matters.',
    '4': 'Correct, with at most a small slip.',
    '5': 'Correct throughout, including the details that are easy to get wrong.',
  },
} as const

const completeness = {
  id: 'completeness',
  name: 'Completeness',
  anchors: {
    '1': 'None of the points that the question asks for.',
    '2': 'One point, or several only hinted at.',
    '3': 'About half of the essential points.',
    '4': 'All essential points, some without detail.',
    '5': 'All essential points, each explained, and what follows from them.',
  },
} as const

const relevance = {
  id: 'relevance',
  name: 'Relevance',
  anchors: {
    '1': 'About something else.',
    '2': 'Touches the topic; most of it does not answer the question.',
    '3': 'Answers the question among much that does not belong to it.',
    '4': 'Answers the question with little that does not belong to it.',
    '5': 'Every part answers the question.',
  },
} as const

const timeliness = {
  id: 'timeliness',
  name: 'Timeliness',
  anchors: {
    '1': 'Submitted by the clock.',
    '2': 'Submitted in the last tenth of the time allowed.',
    '3': 'Submitted with a tenth to a quarter of the time left.',
    '4': 'Submitted with a quarter to half of the time left.',
    '5': 'Submitted with half of the time left or more.',
  },
} as const

/** Criteria of the template *Standard*; weights in percent. */
export const standardCriteria: readonly Criterion[] = [
  { ...accuracy, weight: 50 },
  { ...completeness, weight: 30 },
  { ...relevance, weight: 20 },
]

/** Criteria of the template *Classic sprint*; weights in percent. */
export const classicSprintCriteria: readonly Criterion[] = [
  { ...accuracy, weight: 40 },
  { ...completeness, weight: 30 },
  { ...relevance, weight: 20 },
  { ...timeliness, weight: 10 },
]

/** What is wrong with a set of criteria, as sentences; empty when it can be used. */
export function criteriaFaults(criteria: readonly Pick<Criterion, 'id' | 'weight'>[]): string[] {
  if (criteria.length === 0) return ['There is no criterion.']
  const faults: string[] = []
  const ids = new Set<string>(criteria.map(({ id }) => id))
  if (ids.size < criteria.length) faults.push('A criterion stands there twice.')
  if (criteria.some(({ weight }) => !(weight > 0))) faults.push('Each criterion needs a weight above 0.')
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0)
  if (Math.abs(total - 100) > 0.001) faults.push(`The weights add up to ${Number(total.toFixed(3))}, not to 100.`)
  return faults
}

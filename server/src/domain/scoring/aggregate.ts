import { type Refused, refuse } from '../app-error.ts'
import type { CriterionScore, HumanLevel, HumanScore, MachineScore, Score } from './score.ts'

/**
 * Level to value on 0–100, linear between the anchors: 1 (lowest anchor) is 0, 5 is 100, so 25 for each level.
 * 0 (no answer) is worth what the lowest anchor is worth: nothing.
 */
export const levelValue = (level: HumanLevel): number => Math.max(0, level - 1) * 25

/** One criterion of one answer: the machine's score, and those of people, which replace it where there are any. */
export type RatedCriterion = { weight: number; machine: MachineScore | null; human: readonly HumanScore[] }

type Part = { weight: number; score: Score }

/** Weighted mean of the criteria. Any unscored criterion makes the answer incomplete. Weights above 0, in any unit. */
export const answerScore = (criteria: readonly RatedCriterion[]): Score =>
  combine(criteria.map(({ weight, machine, human }) => ({ weight, score: criterionValue(machine, human) })))

/** Weighted mean of the answers. Any incomplete answer makes the interview incomplete. Weights above 0, in any unit. */
export const interviewScore = (answers: readonly Part[]): Score => combine(answers)

/** What counts where several people gave a level to the same criterion, and how many levels lie between them. */
export function sharedLevel(levels: readonly HumanLevel[]): { level: number; apart: number } | null {
  if (levels.length === 0) return null
  const level = round(levels.reduce<number>((total, one) => total + one, 0) / levels.length)
  return { level, apart: Math.max(...levels) - Math.min(...levels) }
}

const unscored: Score = { kind: 'incomplete', value: null, parts: 1, scoredParts: 0 }

/** Several people: the mean of what they gave. */
function criterionValue(machine: MachineScore | null, human: readonly HumanScore[]): Score {
  if (human.length > 0) {
    const sum = human.reduce((total, { level }) => total + levelValue(level), 0)
    return { kind: 'human', value: sum / human.length }
  }
  if (machine?.status === 'scored' || machine?.status === 'provisional') {
    return { kind: machine.status, value: levelValue(machine.level) }
  }
  return unscored
}

/** The kind is that of the weakest part: incomplete, then provisional; human where a person had a say in the rest. */
function combine(parts: readonly Part[]): Score {
  if (parts.some(({ weight }) => !(weight > 0))) throw new RangeError('Weights must be above 0.')
  let sum = 0
  let weights = 0
  let scoredParts = 0
  const kinds = new Set<Score['kind']>()
  for (const { weight, score } of parts) {
    kinds.add(score.kind)
    if (score.kind === 'incomplete') continue
    scoredParts += 1
    sum += weight * score.value
    weights += weight
  }
  if (scoredParts < parts.length || parts.length === 0) {
    return { kind: 'incomplete', value: null, parts: parts.length, scoredParts }
  }
  const value = round(sum / weights)
  if (kinds.has('provisional')) return { kind: 'provisional', value }
  return kinds.has('human') ? { kind: 'human', value } : { kind: 'scored', value }
}

/** Two decimals, so that a person can repeat the sum from what is shown. */
const round = (value: number) => Math.round(value * 100) / 100

/** A person's level that is this far from the machine's needs a reason. */
const REASON_NEEDED_FROM = 2

/** Refuses `reason_required`: two levels or more from the machine's, and no reason given. null: fine. */
export function refuseUnreasoned(
  human: { level: HumanLevel; reason: string | null },
  machine: CriterionScore | null,
): Refused | null {
  if (machine?.status !== 'scored' && machine?.status !== 'provisional') return null
  const apart = Math.abs(human.level - machine.level) >= REASON_NEEDED_FROM
  return apart && !human.reason?.trim()
    ? refuse('reason_required', 'This is two levels or more from the machine’s. Say why.')
    : null
}

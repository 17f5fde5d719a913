import type { HumanLevel, Level } from '@colloquy/contracts/vocabulary'
import type { Evidence } from './evidence.ts'

export type { HumanLevel, Level }

/** A level with its evidence: nothing above the lowest level stands without a range of the answer. */
export type SupportedLevel =
  | { level: 1; evidence: readonly Evidence[] }
  | { level: Exclude<Level, 1>; evidence: readonly [Evidence, ...Evidence[]] }

export type InsufficientWhy =
  | 'empty'
  | 'no_answer'
  | 'off_topic'
  | 'other_language'
  | 'gibberish'
  | 'not_prose'
  | 'no_rubric'
  | 'no_evidence'

export type ProvisionalWhy = 'no_provider' | 'provider_down' | 'low_confidence'

/** `by` names the scorer and its version; `receiptId` the record of what it was given. */
export type MachineBasis = { by: string; receiptId: string | null }

/** One criterion of one answer. There is no bare number that could be mistaken for a score. */
export type CriterionScore =
  | ({ status: 'scored' } & SupportedLevel & MachineBasis)
  | ({ status: 'provisional'; why: ProvisionalWhy } & SupportedLevel & MachineBasis)
  | ({ status: 'insufficient'; why: InsufficientWhy } & MachineBasis)
  | ({ status: 'failed'; code: string } & MachineBasis)
  | { status: 'human'; level: HumanLevel; reason: string | null; by: string }

export type HumanScore = Extract<CriterionScore, { status: 'human' }>
export type MachineScore = Exclude<CriterionScore, HumanScore>

/**
 * An answer's or an interview's score, 0–100, computed from levels. Only `scored` and `human` rank.
 * `incomplete` has no value: an unscored part is never a zero.
 */
export type Score =
  | { kind: 'scored'; value: number }
  | { kind: 'provisional'; value: number }
  | { kind: 'human'; value: number }
  | { kind: 'incomplete'; value: null; parts: number; scoredParts: number }

export type ScoreKind = Score['kind']
export type RankableScore = Extract<Score, { kind: 'scored' | 'human' }>
export type ProvisionalScore = Extract<Score, { kind: 'provisional' }>

export const isRankable = (score: Score): score is RankableScore => score.kind === 'scored' || score.kind === 'human'

export const sameScore = (a: Score, b: Score): boolean =>
  a.kind === b.kind &&
  a.value === b.value &&
  (a.kind !== 'incomplete' || b.kind !== 'incomplete' || (a.parts === b.parts && a.scoredParts === b.scoredParts))

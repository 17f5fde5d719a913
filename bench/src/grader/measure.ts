import { binarySets, groupKey, questionKey, type Row } from '@colloquy/grader/fit/data'
import { randomFrom, shuffled } from '@colloquy/grader/fit/learn/random'
import { ATTACKS_PER_ROW, prepareLessons, train } from '@colloquy/grader/fit/train'
import { judge } from '@colloquy/grader/judge'
import type { Model } from '@colloquy/grader/model/predict'
import { shipped } from '@colloquy/grader/model/shipped'
import { attackTemplates, canBeStuffed } from './attacks.ts'

export type Judged = { row: Row; score: number; correct: number; capped: boolean; insufficient: string | undefined }
export type AttackScore = { kind: string; family: 'nonsense' | 'stuffing' | 'reference'; group: string; score: number }
export type Measured = { answers: Judged[]; attacks: AttackScore[]; folds: number }

function judgeRows(rows: readonly Row[], model: Model): Judged[] {
  return rows.map((row) => {
    const { score, correct, capped, gate } = judge(row.question, row.references, row.answer, model)
    return { row, score, correct, capped, insufficient: gate.insufficient }
  })
}

/** Dishonest answers to each question, and each reference given word for word as the answer. */
function attack(rows: readonly Row[], all: readonly Row[], model: Model): AttackScore[] {
  const questions = [...new Map(rows.map((row) => [questionKey(row), row])).values()]
  return questions.flatMap((row, place) => {
    const scoreOf = (answer: string) => judge(row.question, row.references, answer, model).score
    const group = groupKey(row)
    const made = attackTemplates
      .filter(({ family }) => family === 'nonsense' || canBeStuffed(row))
      .map(({ kind, family, make }) => ({ kind, family, group, score: scoreOf(make(row, all, place)) }))
    const verbatim = row.references.map((text) => ({
      kind: 'verbatim',
      family: 'reference' as const,
      group,
      score: scoreOf(text),
    }))
    return [...made, ...verbatim]
  })
}

/** The shipped coefficients on every row. */
export function measureFrozen(rows: readonly Row[]): Measured {
  return { answers: judgeRows(rows, shipped), attacks: attack(rows, rows, shipped), folds: 0 }
}

/** Cross-validation: groups are dealt to folds set by set, each fold is judged by a model fitted on the others. */
export function measureHeldOut(
  rows: readonly Row[],
  { foldOf, count: folds }: Folds,
  onFold: (fold: number, of: number) => void,
): Measured {
  // Attacks on a fold borrow from that fold alone, so that none carries a held-out answer into the fit.
  const lessonsOf = Array.from({ length: folds }, (_, fold) =>
    prepareLessons(rows.filter((row) => foldOf.get(groupKey(row)) === fold)),
  )
  const measured: Measured = { answers: [], attacks: [], folds }
  for (let fold = 0; fold < folds; fold++) {
    onFold(fold + 1, folds)
    const inside = (row: Row) => foldOf.get(groupKey(row)) === fold
    const others = lessonsOf.filter((_, made) => made !== fold)
    const model = train({
      examples: others.flatMap(({ examples }) => examples),
      learners: others.flatMap(({ learners }) => learners),
      attacks: others.flatMap(({ attacks }) => attacks),
    })
    const held = rows.filter(inside)
    measured.answers.push(...judgeRows(held, model))
    measured.attacks.push(...attack(held, rows, model))
  }
  return measured
}

type Folds = { foldOf: ReadonlyMap<string, number>; count: number }

/** Deals the groups of each set to folds; a set with few groups begins where the set before it ended. */
export function foldsOf(rows: readonly Row[], wanted: number): Folds {
  const setOfGroup = new Map(rows.map((row) => [groupKey(row), row.set]))
  const foldOf = new Map<string, number>()
  const next = new Map<string, number>()
  for (const group of shuffled([...setOfGroup.keys()], randomFrom(7))) {
    const set = setOfGroup.get(group) ?? ''
    const place = next.get(set) ?? next.size
    foldOf.set(group, place % wanted)
    next.set(set, place + 1)
  }
  const used = [...new Set(foldOf.values())]
  for (const [group, fold] of foldOf) foldOf.set(group, used.indexOf(fold))
  return { foldOf, count: used.length }
}

/** The split that the binary sets come with: fitted on all other rows, tested on new answers to questions seen in fitting. */
export function measureUnseenAnswers(rows: readonly Row[]): Judged[] {
  const binary = binarySets(rows)
  const isTest = (row: Row) => binary.has(row.set) && /unseen[-_]answers/.test(row.split)
  const test = rows.filter(isTest)
  const rest = rows.filter((row) => !isTest(row) && binary.has(row.set))
  if (test.length === 0 || rest.length === 0) return []
  return judgeRows(test, train(prepareLessons(rest, ATTACKS_PER_ROW / 2)))
}

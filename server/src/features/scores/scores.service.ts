import type { AnswerScore, Summary } from '@colloquy/contracts/scores'
import { AppError } from '../../domain/app-error.ts'
import type { Score } from '../../domain/scoring/score.ts'
import type { DbOrTrx } from '../../infra/db/database.ts'
import { scoreRepository } from './scores.repository.ts'
import { answerScoreView, type JudgedCriterion } from './stored-score.ts'
import { type HumanRating, interviewTotal, type UnrankedAnswer, unrankedAnswers } from './totals.ts'

// What other features ask of scores; handed to them by app.ts.

/** The machine's score in force of each answered question. */
export async function latestScores(db: DbOrTrx, interviewId: string): Promise<Map<string, AnswerScore>> {
  const stored = await scoreRepository.findLatest(db, interviewId)
  return new Map([...stored].map(([questionId, score]) => [questionId, answerScoreView(score)]))
}

export const latestSummary: (db: DbOrTrx, interviewId: string) => Promise<Summary | null> =
  scoreRepository.findLatestSummary

/** The machine's criteria of each answered question, as the domain knows them. */
export async function machineScores(db: DbOrTrx, interviewId: string): Promise<Map<string, JudgedCriterion[]>> {
  const stored = await scoreRepository.findLatest(db, interviewId)
  return new Map([...stored].map(([questionId, { criteria }]) => [questionId, criteria]))
}

export async function judgementOf(
  db: DbOrTrx,
  interviewId: string,
): Promise<{ scores: Map<string, AnswerScore>; summary: Summary | null }> {
  return { scores: await latestScores(db, interviewId), summary: await latestSummary(db, interviewId) }
}

/** The interview's total with these levels by people in place of the machine's. */
export async function finalScore(db: DbOrTrx, interviewId: string, ratings: readonly HumanRating[]): Promise<Score> {
  return interviewTotal(await definitionOf(db, interviewId), await scoreRepository.findLatest(db, interviewId), ratings)
}

/** The answers of an interview that wait for a person, with these levels by people in place of the machine's. */
export async function answersWaiting(
  db: DbOrTrx,
  interviewId: string,
  ratings: readonly HumanRating[],
): Promise<UnrankedAnswer[]> {
  return unrankedAnswers(
    await definitionOf(db, interviewId),
    await scoreRepository.findLatest(db, interviewId),
    ratings,
  )
}

async function definitionOf(db: DbOrTrx, interviewId: string) {
  const definition = await scoreRepository.findDefinition(db, interviewId)
  if (!definition) throw new AppError('not_found', 'There is no such interview.')
  return definition
}

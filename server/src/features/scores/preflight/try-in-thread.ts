import type { ReportCard } from '@colloquy/contracts/preflight'
import { builtInScorer } from '../scorer.ts'
import { type TriedRubric, tryRubric } from './try-rubric.ts'

const scorer = builtInScorer()

/** What a thread runs: a rubric, tried with the built-in grader. */
export const tryInThread = (asked: TriedRubric): Promise<ReportCard> => tryRubric(scorer, asked)

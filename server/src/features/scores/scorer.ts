import type { Criterion, TemplateQuestion } from '@colloquy/contracts/templates'
import type { Level } from '@colloquy/contracts/vocabulary'
import { grade } from '@colloquy/grader/grade'
import type { EvidenceClaim } from '../../domain/scoring/evidence.ts'
import type { InsufficientWhy, ProvisionalWhy } from '../../domain/scoring/score.ts'
import type { AiCall } from '../../infra/ai/ledger.ts'

/** All that a scorer is given: never a name, a contact, a résumé or a school. */
export type AnswerToJudge = {
  question: string
  rubric: TemplateQuestion['rubric'] & { criteria: readonly Criterion[] }
  answer: string
}

export type CriterionJudgement = { criterionId: string } & (
  | { status: 'levelled'; level: Level; claims: readonly EvidenceClaim[] }
  | { status: 'insufficient'; why: InsufficientWhy }
)

export type Judgement = {
  criteria: readonly CriterionJudgement[]
  keyPoints: readonly { id: string; found: boolean; claims: readonly EvidenceClaim[] }[]
  confidence: number
  flags: readonly string[]
  /** null: a full score; otherwise why it only stands in for one. */
  provisional: ProvisionalWhy | null
  /** Who judged, where that is somebody else than the scorer that was asked. */
  by?: JudgedBy
  /** The request to a model that it comes from. */
  call?: AiCall
}

export type JudgedBy = {
  /** As people read it. */
  readonly label: string
  /** As the receipt keeps it. */
  readonly name: string
  readonly version: string
}

/** Whoever judges answers. May throw: the answer then counts as not judged, never as a number. */
export type Scorer = JudgedBy & {
  /** Whether a judgement by this one is as good as a new one; without it, only its own is. */
  readonly isBy?: (by: Omit<JudgedBy, 'label'>) => boolean
  /** `about` is for the books only: it is an id, and no part of what is judged. */
  score(input: AnswerToJudge, about: { answerId: string }): Promise<Judgement>
}

/** Below this confidence, 0–1, a person looks before the score counts. */
export const sureEnough = 0.4

/** An answer that talks to its grader or repeats the question is for a person, however sure the scorer is. */
const isDoubtful = ({ confidence, flags }: Pick<Judgement, 'confidence' | 'flags'>): boolean =>
  confidence < sureEnough || flags.some((flag) => flag === 'injection' || flag === 'echo')

const nothing = { keyPoints: [], reference: '', misconceptions: [] }

/** The grader that needs no provider. Its levels stand in for those of one, and say so. */
export function builtInScorer(): Scorer {
  const { grader } = grade({ question: '', rubric: { ...nothing, criteria: [] }, answer: '' })
  return {
    label: 'built-in grader',
    name: grader.name,
    version: grader.version,
    async score({ question, rubric, answer }) {
      const result = grade({ question, rubric, answer })
      return {
        criteria: result.criteria.map((criterion) =>
          criterion.status === 'scored'
            ? {
                criterionId: criterion.criterionId,
                status: 'levelled',
                level: criterion.level,
                claims: criterion.evidence,
              }
            : criterion,
        ),
        keyPoints: result.keyPoints.map(({ id, found, evidence }) => ({ id, found, claims: evidence })),
        confidence: result.confidence,
        flags: result.flags,
        provisional: isDoubtful(result) ? 'low_confidence' : 'no_provider',
      }
    },
  }
}

export type KeyPoint = { id: string; weight: number; phrasings: readonly string[] }

export type Misconception = { id: string; phrasings: readonly string[]; explanation: string }

export type Rubric = {
  criteria: readonly { id: string; weight: number }[]
  keyPoints: readonly KeyPoint[]
  reference: string
  misconceptions: readonly Misconception[]
}

/** UTF-16 offsets in the answer, half open: `answer.slice(start, end)` is the quote. */
export type Range = { start: number; end: number }

export type Level = 1 | 2 | 3 | 4 | 5

/** Why there is nothing to judge. None of these is a zero: the answer waits for a person. */
export type InsufficientReason =
  | 'empty'
  | 'no_answer' // "I don't know", "no response", …
  | 'off_topic'
  | 'other_language'
  | 'gibberish'
  | 'not_prose' // only code or only emoji where the rubric expects sentences
  | 'no_rubric' // neither key points nor a reference to compare with

/** What a reviewer should look at. `injection`: instructions to the grader, left out before scoring. */
export type Flag = 'injection' | 'echo' | 'stuffing' | 'contradiction' | 'padding'

export type CriterionResult = { criterionId: string } & (
  | { status: 'scored'; level: Level; evidence: Range[] }
  | { status: 'insufficient'; why: InsufficientReason }
)

export type KeyPointResult = { id: string; found: boolean; strength: number; evidence: Range[] }

export type GradeResult = {
  criteria: CriterionResult[]
  keyPoints: KeyPointResult[]
  misconceptions: { id: string; evidence: Range[] }[]
  /** 0–1: how far the score can be trusted without a person. */
  confidence: number
  flags: Flag[]
  /** 0–1: weighted mean of the scored levels, (level - 1) / 4; 0 when nothing could be scored. */
  overall: number
  grader: { name: string; version: string }
}

export type GradeInput = { question: string; rubric: Rubric; answer: string }

export type ReferenceInput = { question: string; references: readonly string[]; answer: string }

/** `score` 0–1: the grade that a human marker would be expected to give. */
export type ReferenceResult = GradeResult & { score: number }

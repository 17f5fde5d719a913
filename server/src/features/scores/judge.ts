import type { Criterion, TemplateQuestion } from '@colloquy/contracts/templates'
import { answerScore } from '../../domain/scoring/aggregate.ts'
import { type Evidence, lockEvidence, machineScore } from '../../domain/scoring/evidence.ts'
import type { MachineBasis, Score } from '../../domain/scoring/score.ts'
import { timelinessLevel } from '../../domain/scoring/timeliness.ts'
import type { AiCall } from '../../infra/ai/ledger.ts'
import type { CriterionJudgement, JudgedBy, Judgement, Scorer } from './scorer.ts'
import type { JudgedCriterion, StoredScore } from './stored-score.ts'

export type GivenAnswer = {
  text: string
  usedMs: number
  submittedBy: 'candidate' | 'clock'
  /** With extra time; null without limit. */
  allowedMs: number | null
}

export type Judged = Pick<StoredScore, 'criteria' | 'keyPoints' | 'flags' | 'confidence'> & {
  score: Score
  by: JudgedBy
  /** It only stands in for the judgement of a provider that was down. */
  standsIn: boolean
  call: AiCall | null
}

type Asked = { question: Pick<TemplateQuestion, 'prompt' | 'rubric'>; criteria: readonly Criterion[] }

/** Has an answer judged. A scorer that throws leaves each criterion `failed`, and no number; `report` hears why. */
export async function judge(
  scorer: Scorer,
  asked: Asked,
  answer: GivenAnswer,
  { receiptId, answerId, report }: { receiptId: string; answerId: string; report: (error: unknown) => void },
): Promise<Judged> {
  const judgement = await ask(scorer, asked, answer, answerId).catch((error: unknown) => {
    report(error)
    return null
  })
  const { label, name, version } = judgement?.by ?? scorer
  const basis = { by: label, receiptId }
  const ofText = asked.criteria
    .filter(({ id }) => id !== 'timeliness')
    .map(({ id }) => textCriterion(id, judgement, answer.text, basis))
  const criteria = asked.criteria.flatMap(({ id }) =>
    id === 'timeliness'
      ? timeliness(answer, ofText, receiptId)
      : ofText.filter(({ criterionId }) => criterionId === id),
  )
  return {
    criteria,
    keyPoints: keyPointsOf(asked.question, judgement, answer.text),
    flags: [...(judgement?.flags ?? [])],
    confidence: judgement?.confidence ?? 0,
    score: answerScore(weighted(asked.criteria, criteria)),
    by: { label, name, version },
    standsIn: judgement?.provisional === 'provider_down',
    call: judgement?.call ?? null,
  }
}

async function ask(
  scorer: Scorer,
  { question, criteria }: Asked,
  { text }: GivenAnswer,
  answerId: string,
): Promise<Judgement> {
  const ofText = criteria.filter(({ id }) => id !== 'timeliness')
  const rubric = { ...question.rubric, criteria: ofText }
  return scorer.score({ question: question.prompt, rubric, answer: text }, { answerId })
}

function textCriterion(
  criterionId: Criterion['id'],
  judgement: Judgement | null,
  answer: string,
  basis: MachineBasis,
): JudgedCriterion {
  if (!judgement) return { criterionId, status: 'failed', code: 'scorer_failed', ...basis }
  const found = judgement.criteria.find((one): one is CriterionJudgement => one.criterionId === criterionId)
  if (!found) return { criterionId, status: 'failed', code: 'criterion_missing', ...basis }
  if (found.status === 'insufficient') return { criterionId, status: 'insufficient', why: found.why, ...basis }
  const { level, claims } = found
  return { criterionId, ...machineScore({ level, claims, answer, provisional: judgement.provisional }, basis) }
}

/**
 * The clock's own criterion, with the quotes of the best level beside it. It does not apply where no time was set, nor
 * where nothing else could be judged: being quick with nothing to say is worth nothing.
 */
function timeliness(answer: GivenAnswer, others: readonly JudgedCriterion[], receiptId: string): JudgedCriterion[] {
  const { text, usedMs, allowedMs, submittedBy: by } = answer
  const levels = others.flatMap((other) => ('level' in other ? [other] : []))
  const best = levels.toSorted((a, b) => b.level - a.level)[0]
  const level = timelinessLevel({ usedMs, allowedMs, by, bestOther: best?.level ?? null })
  if (!best || level === null) return []
  const basis = { by: 'the clock', receiptId }
  const measured = machineScore({ level, claims: best.evidence, answer: text, provisional: null }, basis)
  return [{ criterionId: 'timeliness', ...measured }]
}

/** A key point counts as found only with a quote that is really there. */
function keyPointsOf(question: Asked['question'], judgement: Judgement | null, answer: string): Judged['keyPoints'] {
  return question.rubric.keyPoints.map(({ id, phrasings }) => {
    const seen = judgement?.keyPoints.find((point) => point.id === id)
    const evidence: Evidence[] = seen?.found ? lockEvidence(answer, seen.claims) : []
    return { id, text: phrasings[0] ?? id, found: evidence.length > 0, evidence }
  })
}

/** What the total is made of: a criterion that does not apply is left out, so the others share its weight. */
const weighted = (criteria: readonly Criterion[], judged: readonly JudgedCriterion[]) =>
  judged.flatMap((machine) => {
    const weight = criteria.find(({ id }) => id === machine.criterionId)?.weight ?? 0
    return weight > 0 ? [{ weight, machine, human: [] }] : []
  })

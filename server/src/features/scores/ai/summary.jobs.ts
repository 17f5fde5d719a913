import type { TemplateDefinition } from '@colloquy/contracts/templates'
import { Id } from '@colloquy/contracts/vocabulary'
import { v7 } from 'uuid'
import { z } from 'zod'
import type { AiGateway } from '../../../infra/ai/gateway.ts'
import { type Db, inTransaction } from '../../../infra/db/database.ts'
import { scoreRepository } from '../scores.repository.ts'
import { interviewFindings, interviewTotal, type ScoresByQuestion } from '../totals.ts'
import { modelLabel } from './provider-scorer.ts'
import { shownAnswer } from './shown-answer.ts'
import { type SummaryInput, summariseInterviewTask } from './summarise-interview.task.ts'
import { isJudged, wordedFindings } from './worded-findings.ts'

/** Words the summary of an interview whose answers are all judged. Until then, and without it, the composed one stands. */
export const wordSummary = { name: 'word_summary', payload: z.object({ interviewId: Id }) } as const

type Deps = { db: Db; gateway: Pick<AiGateway, 'available' | 'run'>; now: () => Date }

export function createSummaryWording({ db, gateway, now }: Deps) {
  return async function wordSummaryOf({ interviewId }: { interviewId: string }): Promise<void> {
    if (!gateway.available) return
    const definition = await scoreRepository.findDefinition(db, interviewId)
    const scores = await scoreRepository.findLatest(db, interviewId)
    if (!definition || scores.size === 0) return
    const texts = await scoreRepository.findTexts(db, interviewId)
    const input = summaryInput(definition, scores, texts)
    if (input.answers.length === 0) return
    const answer = await gateway.run(summariseInterviewTask, input, { subject: interviewId })
    if (!answer.ok) return
    const worded = wordedFindings(answer.output, scores)
    if (worded.strengths.length + worded.gaps.length === 0) return
    // What no model judged is still said, in composed sentences.
    const unjudged = new Map([...scores].filter(([, score]) => !isJudged(score)))
    const composed = interviewFindings(definition, unjudged)
    await inTransaction(db, async (trx) => {
      await scoreRepository.lockInterview(trx, interviewId)
      if (!sameTexts(texts, await scoreRepository.findTexts(trx, interviewId))) return // erased meanwhile
      if (!sameScores(scores, await scoreRepository.findLatest(trx, interviewId))) return // worded again after those
      const { value, kind } = interviewTotal(definition, scores, [])
      await scoreRepository.addSummary(trx, {
        id: v7(),
        interviewId,
        score: { value, kind },
        strengths: worded.strengths,
        gaps: [...worded.gaps, ...composed.gaps],
        writtenBy: modelLabel(answer.by),
        createdAt: now().toISOString(),
      })
    })
  }
}

function summaryInput(
  { slots }: TemplateDefinition,
  scores: ScoresByQuestion,
  texts: ReadonlyMap<string, string>,
): SummaryInput {
  const answers = slots.flatMap(({ question }) => {
    const score = question && scores.get(question.questionId)
    if (!score || !isJudged(score)) return []
    const shown = shownAnswer(texts.get(question.questionId) ?? '').text
    const keyPoints = score.keyPoints.map(({ id, text, found, evidence }) => ({
      id,
      text,
      found,
      quotes: evidence.map(({ start, end }) => shown.slice(start, end)),
    }))
    return [{ questionId: question.questionId, question: question.prompt, keyPoints }]
  })
  return { answers }
}

const sameTexts = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>) =>
  [...a].every(([questionId, text]) => b.get(questionId) === text)

const sameScores = (a: ScoresByQuestion, b: ScoresByQuestion) =>
  a.size === b.size && [...a].every(([questionId, { id }]) => b.get(questionId)?.id === id)

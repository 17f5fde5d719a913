import { createHash } from 'node:crypto'
import type { Criterion, TemplateQuestion } from '@colloquy/contracts/templates'
import type { AiCall } from '../../infra/ai/ledger.ts'
import type { Judged } from './judge.ts'
import type { Receipt } from './scores.repository.ts'

type Asked = { question: TemplateQuestion; criteria: readonly Criterion[] }
export type AskedHashes = Pick<Receipt, 'answerSha256' | 'rubricSha256' | 'questionVersion'>

/** What was judged, by what. */
export const hashesOf = ({ sha256 }: { sha256: string }, asked: Asked): AskedHashes => ({
  answerSha256: sha256,
  rubricSha256: rubricHash(asked),
  questionVersion: asked.question.questionVersion,
})

function rubricHash({ question, criteria }: Asked): string {
  const given = {
    question: question.prompt,
    rubric: question.rubric,
    criteria: criteria.map(({ id, weight }) => [id, weight]),
  }
  return createHash('sha256').update(JSON.stringify(given)).digest('hex')
}

/** Enough to repeat a judgement, and to see what it was given and what it cost. */
export function receiptFor(id: string, hashes: AskedHashes, { by, call, standsIn }: Judged, at: Date): Receipt {
  const { name: grader, version: graderVersion } = by
  return {
    id,
    ...hashes,
    grader,
    graderVersion,
    at: at.toISOString(),
    ...(standsIn && { standsIn }),
    ...(call && { model: modelPart(call) }),
  }
}

const modelPart = ({ id: callId, model: name, ...call }: AiCall): NonNullable<Receipt['model']> => ({
  callId,
  name,
  provider: call.provider,
  promptVersion: call.promptVersion,
  inputSha256: call.inputSha256,
  promptSha256: call.promptSha256,
  outputSha256: call.outputSha256,
  parameters: call.parameters,
  inputTokens: call.inputTokens,
  outputTokens: call.outputTokens,
  costUsd: call.costUsd,
  ms: call.ms,
})

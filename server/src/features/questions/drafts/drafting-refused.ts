import type { ErrorCode } from '@colloquy/contracts/errors'
import { AppError } from '../../../domain/app-error.ts'
import type { AiFailureCode } from '../../../infra/ai/failure.ts'

const kept = 'Nothing was added to the bank.'
const later = `${kept} Try again later, or write the question by hand.`

const refusals: Readonly<Record<AiFailureCode, readonly [ErrorCode, string]>> = {
  not_configured: [
    'ai_not_configured',
    'No AI provider is configured here, so no model can draft. Write the question by hand.',
  ],
  timeout: ['ai_unavailable', `The model took too long to answer. ${later}`],
  unreachable: ['ai_unavailable', `The provider could not be reached. ${later}`],
  unavailable: ['ai_unavailable', `The provider reports a fault of its own. ${later}`],
  bad_response: ['ai_unavailable', `What came back was not the answer of a model. ${later}`],
  rate_limited: ['ai_unavailable', `The provider asks us to slow down. ${later}`],
  busy: ['ai_unavailable', `All places at the provider are taken. ${later}`],
  circuit_open: ['ai_unavailable', `The provider failed several times and is left alone for a while. ${later}`],
  cancelled: ['ai_unavailable', `The call was stopped. ${later}`],
  out_of_budget: ['ai_out_of_budget', `The money for models is spent for today. ${later}`],
  unauthorised: [
    'ai_misconfigured',
    `The provider does not accept the key. ${kept} Whoever runs Colloquy must check AI_API_KEY.`,
  ],
  rejected: [
    'ai_misconfigured',
    `The provider does not accept the request. ${kept} Whoever runs Colloquy must check AI_MODEL and AI_BASE_URL.`,
  ],
  bad_output: [
    'ai_bad_output',
    `Twice the model drafted something that the bank cannot take. ${kept} Try again, or write the question by hand.`,
  ],
  refused: ['ai_refused', `The model declined to draft this. ${kept} Describe the position in other words.`],
}

/** Why no draft came, in words for the person who asked. */
export function draftingRefused({ code, retryInMs }: { code: AiFailureCode; retryInMs: number }): AppError {
  const [refusal, detail] = refusals[code]
  return new AppError(refusal, detail, {
    context: { reason: code, retryAfterSeconds: Math.max(5, Math.ceil(retryInMs / 1000)) },
  })
}

import type { Db } from '../db/database.ts'
import { queries } from '../db/query-name.ts'
import type { AiFailureCode } from './failure.ts'

/** One request to a provider. Of what was said only hashes: no text of a candidate is kept here. */
export type AiCall = {
  readonly id: string
  readonly task: string
  readonly provider: string
  readonly model: string
  readonly promptVersion: string
  readonly inputSha256: string
  /** Of the prompt with a boundary that is always the same. */
  readonly promptSha256: string
  readonly parameters: { readonly temperature: number; readonly maxOutputTokens: number }
  readonly outputSha256: string | null
  readonly inputTokens: number | null
  readonly outputTokens: number | null
  readonly costUsd: number | null
  readonly ms: number
  readonly outcome: 'ok' | AiFailureCode
  /** What it was about, by id. */
  readonly subject: string | null
  readonly correlationId: string | null
  readonly at: Date
}

export type Ledger = {
  add(call: AiCall): Promise<void>
  /** US dollars spent since then, as far as prices are known. */
  spentSince(at: Date): Promise<number>
}

export function databaseLedger(db: Db): Ledger {
  return queries('ai_calls', {
    async add(call: AiCall) {
      await db
        .insertInto('ai_calls')
        .values({
          id: call.id,
          task: call.task,
          provider: call.provider,
          model: call.model,
          prompt_version: call.promptVersion,
          input_sha256: call.inputSha256,
          output_sha256: call.outputSha256,
          input_tokens: call.inputTokens,
          output_tokens: call.outputTokens,
          cost_usd: call.costUsd,
          ms: call.ms,
          outcome: call.outcome,
          subject: call.subject,
          correlation_id: call.correlationId,
          at: call.at,
        })
        .execute()
    },
    async spentSince(at: Date) {
      const { spent } = await db
        .selectFrom('ai_calls')
        .select((eb) => eb.fn.coalesce(eb.fn.sum<string>('cost_usd'), eb.lit(0)).as('spent'))
        .where('at', '>=', at)
        .executeTakeFirstOrThrow()
      return Number(spent)
    },
  })
}

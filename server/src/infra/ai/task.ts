import type { z } from 'zod'
import type { DataBlock } from './data-block.ts'

/** What is said to a model: what it shall do, and what it shall do it with. Text of a candidate only through `data`. */
export type Prompt = { readonly instructions: string; readonly message: string }

/** One kind of work for a model: schemas for what goes in and comes out, a prompt with a version, a budget. */
export type AiTask<I, O> = {
  readonly name: string
  readonly promptVersion: string
  readonly input: z.ZodType<I>
  readonly output: z.ZodType<O>
  readonly budget: { readonly seconds: number; readonly outputTokens: number }
  prompt(input: I, data: DataBlock): Prompt
}

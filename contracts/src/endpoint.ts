import type { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * One operation of the API, as both sides read it: the server validates with it and publishes it as OpenAPI, the web
 * client calls through it. `path` carries its parameters as `:name`. `response` maps each success status to the
 * schema of its body; refusals have one shape (problem+json) and are listed by code in `errors.ts`.
 */
export type Endpoint = {
  readonly method: Method
  readonly path: string
  readonly summary: string
  readonly tag: string
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  readonly response: Readonly<Record<number, z.ZodType>>
}

/** Declares an endpoint and keeps its literal types. */
export function endpoint<const E extends Endpoint>(declaration: E): E {
  return declaration
}

export type ParamsOf<E extends Endpoint> = E extends { params: infer P extends z.ZodObject } ? z.output<P> : undefined
export type QueryOf<E extends Endpoint> = E extends { query: infer Q extends z.ZodObject } ? z.output<Q> : undefined
export type BodyOf<E extends Endpoint> = E extends { body: infer B extends z.ZodType } ? z.output<B> : undefined
export type QueryInput<E extends Endpoint> = E extends { query: infer Q extends z.ZodObject } ? z.input<Q> : undefined
export type BodyInput<E extends Endpoint> = E extends { body: infer B extends z.ZodType } ? z.input<B> : undefined
/** The body of a success. */
export type ReplyOf<E extends Endpoint> = z.output<E['response'][keyof E['response'] & number]>

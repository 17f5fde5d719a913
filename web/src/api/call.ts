import type { BodyInput, Endpoint, ParamsOf, QueryInput, ReplyOf } from '@colloquy/contracts/endpoint'
import type { EndpointBuilder, MutationDefinition, QueryDefinition } from '@reduxjs/toolkit/query/react'
import type { ApiBaseQuery } from './base-query.ts'
import type { Tag } from './tags.ts'

/** A request as it travels through the base query. */
export type ApiRequest = {
  endpoint: Endpoint
  call: {
    params?: Readonly<Record<string, unknown>>
    query?: Readonly<Record<string, unknown>>
    body?: unknown
    /** The version read before (`*`: whatever is there); goes out as `If-Match`. */
    ifMatch?: number | '*'
  }
  /** How often a call that may be repeated is tried again; 2 unless told. */
  retries?: number
}

type Given<Name extends string, Value> = [Value] extends [undefined]
  ? unknown
  : undefined extends Value
    ? { [N in Name]?: Value }
    : { [N in Name]: Value }
type AllOptional<T> = Record<never, never> extends T ? true : false
type Conditional<E extends Endpoint> = E['method'] extends 'GET' ? unknown : { ifMatch?: number | '*' }
type Query<E extends Endpoint> = [QueryInput<E>] extends [undefined]
  ? unknown
  : AllOptional<QueryInput<E>> extends true
    ? { query?: QueryInput<E> }
    : { query: QueryInput<E> }
type Parts<E extends Endpoint> = Given<'params', ParamsOf<E>> & Query<E> & Given<'body', BodyInput<E>> & Conditional<E>

/** What a hook takes: the parts that the endpoint declares. Nothing at all where it declares none. */
export type CallOf<E extends Endpoint> =
  unknown extends Parts<E> ? Nothing : AllOptional<Parts<E>> extends true ? Parts<E> | Nothing : Parts<E>
// biome-ignore lint/suspicious/noConfusingVoidType: only `void` lets a hook be called without an argument
type Nothing = void

type Build = EndpointBuilder<ApiBaseQuery, Tag, 'api'>
type ReadOptions<E extends Endpoint> = Omit<
  QueryDefinition<CallOf<E>, ApiBaseQuery, Tag, ReplyOf<E>, 'api'>,
  'type' | 'query' | 'queryFn'
>
type ChangeOptions<E extends Endpoint> = Omit<
  MutationDefinition<CallOf<E>, ApiBaseQuery, Tag, ReplyOf<E>, 'api'>,
  'type' | 'query' | 'queryFn'
> & { retries?: number }

/** A query made from a contract: `listUsers: read(build, contract.listUsers, { providesTags: ['User'] })`. */
export function read<const E extends Endpoint>(build: Build, endpoint: E, options: ReadOptions<E> = {}) {
  return build.query<ReplyOf<E>, CallOf<E>>({ ...options, query: (call) => ({ endpoint, call: call ?? {} }) })
}

/** A mutation made from a contract: `createUser: change(build, contract.createUser, { invalidatesTags: ['User'] })`. */
export function change<const E extends Endpoint>(build: Build, endpoint: E, options: ChangeOptions<E> = {}) {
  const { retries, ...rest } = options
  return build.mutation<ReplyOf<E>, CallOf<E>>({
    ...rest,
    query: (call) => ({ endpoint, call: call ?? {}, ...(retries === undefined ? {} : { retries }) }),
  })
}

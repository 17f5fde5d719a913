import type { BodyInput, Endpoint, ParamsOf, QueryInput, ReplyOf } from '@colloquy/contracts/endpoint'
import type { APIRequestContext } from '@playwright/test'

type Call<E extends Endpoint> = {
  params?: ParamsOf<E>
  query?: QueryInput<E>
  body?: BodyInput<E>
  /** Whatever version is there. */
  ifMatch?: '*'
}

/** Calls the API as its contract says. For what a test needs to be there, not for what it tests. */
export type Api = <const E extends Endpoint>(endpoint: E, call?: Call<E>) => Promise<ReplyOf<E>>

/** `onBody` hears what is sent. */
export function apiOf(request: APIRequestContext, onBody: (body: unknown) => void = () => undefined): Api {
  return async (endpoint, { params, query, body, ifMatch } = {}) => {
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => String(Object(params)[name]))
    onBody(body)
    const response = await request.fetch(path, {
      method: endpoint.method,
      ...(query ? { params: Object(query) } : {}),
      ...(body === undefined ? {} : { data: body }),
      ...(ifMatch ? { headers: { 'if-match': ifMatch } } : {}),
    })
    const schema = endpoint.response[response.status()]
    if (!schema) throw new Error(`${endpoint.method} ${path}: ${response.status()} ${await response.text()}`)
    // The reply of a success without content is null.
    const text = await response.text()
    return schema.parse(text ? JSON.parse(text) : null) as ReplyOf<typeof endpoint>
  }
}

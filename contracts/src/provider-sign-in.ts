import { z } from 'zod'
import { endpoint } from './endpoint.ts'

/** Where the provider sends the browser back to. */
export const providerCallbackPath = '/api/provider-sign-ins/callback'

export const readSignInWays = endpoint({
  method: 'GET',
  path: '/api/sign-in-ways',
  summary: 'Whether people may sign in at a provider, and what it is called',
  tag: 'sessions',
  response: { 200: z.object({ provider: z.object({ name: z.string() }).nullable() }) },
})
export const beginProviderSignIn = endpoint({
  method: 'POST',
  path: '/api/provider-sign-ins',
  summary: 'Begin to sign in at the provider: go to the address that is given',
  tag: 'sessions',
  body: z.object({ backTo: z.string().max(2000).optional() }),
  response: { 201: z.object({ url: z.string() }) },
})
export const finishProviderSignIn = endpoint({
  method: 'GET',
  path: providerCallbackPath,
  summary:
    'Where the provider sends the browser back to; goes on to the page wanted, or to sign-in with the code of a refusal',
  tag: 'sessions',
  query: z.object({
    code: z.string().max(4000).optional(),
    state: z.string().max(400).optional(),
    error: z.string().max(400).optional(),
  }),
  response: { 303: z.null() },
})

import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, Moment } from './vocabulary.ts'

/** A sign-in that goes on. `device` and `place` are what the browser says and the network it came from: hints, no proof. */
export const AccountSession = z.object({
  id: Id,
  device: z.string(),
  place: z.string(),
  signedInAt: Moment,
  lastUsedAt: Moment,
  current: z.boolean(),
})
export type AccountSession = z.infer<typeof AccountSession>

const Sessions = z.object({ items: z.array(AccountSession) })

export const listMySessions = endpoint({
  method: 'GET',
  path: '/api/account/sessions',
  summary: 'Where I am signed in',
  tag: 'account',
  response: { 200: Sessions },
})
export const endMySession = endpoint({
  method: 'DELETE',
  path: '/api/account/sessions/:sessionId',
  summary: 'Sign out one of my sessions',
  tag: 'account',
  params: z.object({ sessionId: Id }),
  response: { 204: z.null() },
})
export const endMyOtherSessions = endpoint({
  method: 'DELETE',
  path: '/api/account/sessions',
  summary: 'Sign out everywhere but here',
  tag: 'account',
  response: { 200: z.object({ ended: z.int() }) },
})
export const listUserSessions = endpoint({
  method: 'GET',
  path: '/api/users/:userId/sessions',
  summary: 'Where a person is signed in',
  tag: 'users',
  params: z.object({ userId: Id }),
  response: { 200: Sessions },
})
export const endUserSessions = endpoint({
  method: 'DELETE',
  path: '/api/users/:userId/sessions',
  summary: 'Sign a person out everywhere',
  tag: 'users',
  params: z.object({ userId: Id }),
  response: { 200: z.object({ ended: z.int() }) },
})

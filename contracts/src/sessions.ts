import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { AccountEmail, FullName, Id, Moment, Role } from './vocabulary.ts'

/** At most 200 characters: longer ones only cost hashing time. The strength is judged by the server. */
export const Password = z.string().min(1).max(200)

export const SignedInUser = z.object({ id: Id, email: z.string(), name: z.string(), role: Role })
export type SignedInUser = z.infer<typeof SignedInUser>

/** `expiresAt`: when the access token runs out; the client refreshes before. */
export const Session = z.object({
  user: SignedInUser,
  expiresAt: Moment,
  /** The role needs a second factor: until it is set up, only the own account is open. */
  secondFactorMissing: z.boolean().optional(),
})
export type Session = z.infer<typeof Session>

export const signIn = endpoint({
  method: 'POST',
  path: '/api/sessions',
  summary: 'Sign in with email and password, and with a code where a second factor is set up',
  tag: 'sessions',
  body: z.object({ email: AccountEmail, password: Password, code: z.string().max(40).optional() }),
  response: { 201: Session },
})
export const refreshSession = endpoint({
  method: 'POST',
  path: '/api/sessions/refresh',
  summary: 'Exchange the refresh token for a new pair',
  tag: 'sessions',
  response: { 200: Session },
})
export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/sessions/current',
  summary: 'Sign out of this browser',
  tag: 'sessions',
  response: { 204: z.null() },
})
export const readSession = endpoint({
  method: 'GET',
  path: '/api/sessions/current',
  summary: 'Who is signed in',
  tag: 'sessions',
  response: { 200: Session },
})
export const readSetUp = endpoint({
  method: 'GET',
  path: '/api/set-up',
  summary: 'Whether the first administrator is still to be made',
  tag: 'sessions',
  response: { 200: z.object({ needed: z.boolean() }) },
})
export const completeSetUp = endpoint({
  method: 'POST',
  path: '/api/set-up',
  summary: 'Make the first administrator with the one-time link that the server printed',
  tag: 'sessions',
  body: z.object({ token: z.string().min(1).max(200), name: FullName, email: AccountEmail, password: Password }),
  response: { 201: Session },
})

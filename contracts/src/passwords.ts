import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Password } from './sessions.ts'
import { Id, Moment } from './vocabulary.ts'

export const shortestPassword = 10
/** How many guesses an attacker needs at the least, as a power of ten, by the estimate of zxcvbn. */
export const fewestGuessesLog10 = 9
export const passwordAdvice = 'A few unrelated words are easy to remember and hard to guess.'

export const changeMyPassword = endpoint({
  method: 'PUT',
  path: '/api/account/password',
  summary: 'Change my password; signs out everywhere else',
  tag: 'account',
  body: z.object({ present: Password, next: Password }),
  response: { 204: z.null() },
})
export const createPasswordLink = endpoint({
  method: 'POST',
  path: '/api/users/:userId/password-links',
  summary: 'A link by which a person sets a password, once; earlier ones stop working',
  tag: 'users',
  params: z.object({ userId: Id }),
  response: { 201: z.object({ link: z.string(), expiresAt: Moment }) },
})

const Token = z.string().min(1).max(200)

export const readPasswordLink = endpoint({
  method: 'POST',
  path: '/api/password-links/readings',
  summary: 'Whose password this link sets',
  tag: 'sessions',
  body: z.object({ token: Token }),
  response: { 200: z.object({ name: z.string(), email: z.string(), expiresAt: Moment }) },
})
export const usePasswordLink = endpoint({
  method: 'POST',
  path: '/api/password-links/completions',
  summary: 'Set a password with a link; signs out everywhere',
  tag: 'sessions',
  body: z.object({ token: Token, password: Password }),
  response: { 204: z.null() },
})

import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Password } from './sessions.ts'
import { Id, Role } from './vocabulary.ts'

const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })
const WithPassword = z.object({ password: Password })

export const readSecondFactor = endpoint({
  method: 'GET',
  path: '/api/account/second-factor',
  summary: 'Whether I have a second factor, and how many recovery codes are left',
  tag: 'account',
  response: { 200: z.object({ enabled: z.boolean(), required: z.boolean(), recoveryCodesLeft: z.int() }) },
})
export const beginSecondFactor = endpoint({
  method: 'POST',
  path: '/api/account/second-factor/enrolments',
  summary: 'A new secret for an authenticator app; it counts once a code of it was confirmed',
  tag: 'account',
  body: WithPassword,
  response: { 201: z.object({ secret: z.string(), uri: z.string() }) },
})
export const confirmSecondFactor = endpoint({
  method: 'POST',
  path: '/api/account/second-factor/confirmations',
  summary: 'Confirm the new secret with a code of it; gives the recovery codes, once',
  tag: 'account',
  body: z.object({ code: z.string().min(1).max(40) }),
  response: { 201: RecoveryCodes },
})
export const renewRecoveryCodes = endpoint({
  method: 'POST',
  path: '/api/account/second-factor/recovery-codes',
  summary: 'New recovery codes; the old ones stop working',
  tag: 'account',
  body: WithPassword,
  response: { 201: RecoveryCodes },
})
export const removeSecondFactor = endpoint({
  method: 'POST',
  path: '/api/account/second-factor/removals',
  summary: 'Remove my second factor',
  tag: 'account',
  body: WithPassword,
  response: { 204: z.null() },
})
export const resetSecondFactor = endpoint({
  method: 'DELETE',
  path: '/api/users/:userId/second-factor',
  summary: 'Remove the second factor of a person who lost it; signs them out everywhere',
  tag: 'users',
  params: z.object({ userId: Id }),
  response: { 204: z.null() },
})

/** People with these roles reach nothing but their account until they have a second factor. */
const SignInRules = z.object({ secondFactorRoles: z.array(Role).max(20) })

export const readSignInRules = endpoint({
  method: 'GET',
  path: '/api/sign-in-rules',
  summary: 'Which roles need a second factor',
  tag: 'users',
  response: { 200: SignInRules },
})
export const changeSignInRules = endpoint({
  method: 'PUT',
  path: '/api/sign-in-rules',
  summary: 'Change which roles need a second factor',
  tag: 'users',
  body: SignInRules,
  response: { 200: SignInRules },
})

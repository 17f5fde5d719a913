import type { Asker } from '@colloquy/contracts/permissions'
import type { Role } from '@colloquy/contracts/vocabulary'
import type { FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'

export type UserCaller = {
  kind: 'user'
  id: string
  name: string
  email: string
  role: Role
  sessionId: string
  /** The role needs a second factor and there is none: nothing but the own account is open until it is set up. */
  secondFactorMissing?: boolean
}
export type CandidateCaller = { kind: 'candidate'; interviewId: string }
/** Who sent a request. One browser may be both: a person who tries an invitation stays signed in. */
export type Caller = { user: UserCaller | null; candidate: CandidateCaller | null }

/** Finds out who sent a request, from its cookies; never throws for a missing or stale one. */
export type Authenticate = (request: FastifyRequest) => Promise<Caller>

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller
  }
}

export const nobody: Caller = { user: null, candidate: null }

export function askersOf(caller: Caller): Asker[] {
  const askers: Asker[] = ['anyone']
  if (caller.user) askers.push(caller.user.role)
  if (caller.candidate) askers.push('candidate')
  return askers
}

/** The signed-in person, on routes whose permission makes sure that there is one. */
export function userOf(request: FastifyRequest): UserCaller {
  if (!request.caller.user) throw new AppError('not_signed_in', 'Please sign in to go on.')
  return request.caller.user
}

/** The interview that the caller was invited to. */
export function candidateOf(request: FastifyRequest): CandidateCaller {
  if (!request.caller.candidate) throw new AppError('not_signed_in', 'Please open your invitation link again.')
  return request.caller.candidate
}

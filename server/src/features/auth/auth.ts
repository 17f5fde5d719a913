import type { Session } from '@colloquy/contracts/sessions'
import type { FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import type { OidcSettings } from '../../infra/config/oidc-environment.ts'
import type { Db } from '../../infra/db/database.ts'
import type { Authenticate } from '../../infra/http/caller.ts'
import type { Log } from '../../infra/log/log.ts'
import { createPasswordsService, type PasswordsService } from './passwords/passwords.service.ts'
import { createProviderService, type ProviderService } from './provider/provider.service.ts'
import type { LockActiveAdmins } from './provider/provider-accounts.ts'
import { createOwnFactorService, type OwnFactorService } from './second-factor/own-factor.service.ts'
import { createSecondFactorService, type SecondFactorService } from './second-factor/second-factor.service.ts'
import { createOwnSessionsService, type OwnSessionsService } from './sessions/own-sessions.service.ts'
import type { SessionRules } from './sessions/refresh-token.ts'
import { createSessionCookies, type SessionCookies } from './sessions/session-cookies.ts'
import { sessions } from './sessions/sessions.repository.ts'
import { createSessionsService, type SessionsService } from './sessions/sessions.service.ts'
import { createSetUpService, type SetUpService } from './set-up/set-up.service.ts'
import { createSignInService, type SignInService } from './sign-in/sign-in.service.ts'
import { createThrottle } from './sign-in/throttle.service.ts'
import { accessMs, createAccessTokens } from './tokens/access-token.ts'
import { createAuthenticate, type FindCandidateSession } from './tokens/authenticate.ts'
import { createEndedSessions } from './tokens/ended-sessions.ts'
import { createSigningKeys } from './tokens/signing-keys.ts'

export type Auth = {
  authenticate: Authenticate
  signIn: SignInService
  sessions: SessionsService
  passwords: PasswordsService
  secondFactor: SecondFactorService
  provider: ProviderService
  ownFactor: OwnFactorService
  ownSessions: OwnSessionsService
  setUp: SetUpService
  cookies: SessionCookies
  /** Forgets what is over, and makes the next key that signs access tokens once it is due. */
  cleanUp: () => Promise<void>
  currentSession: (request: FastifyRequest) => Promise<Session>
}

type AuthParts = {
  db: Db
  log: Log
  /** The secret of the installation; the keys are derived from it. */
  secret: string
  rules: SessionRules
  publicUrl: string
  /** Null: people sign in here only. */
  oidc: OidcSettings | null
  findCandidateSession: FindCandidateSession
  lockActiveAdmins: LockActiveAdmins
  now: () => Date
}

/** Everything about signing in, put together once for the server. */
export function createAuth(parts: AuthParts): Auth {
  const { db, log, secret, rules, publicUrl, oidc, findCandidateSession, lockActiveAdmins, now } = parts
  const keys = createSigningKeys({ db, secret, acceptedMs: accessMs })
  const tokens = createAccessTokens(keys)
  const ended = createEndedSessions((since) => sessions.findEndedSince(db, since))
  const cookies = createSessionCookies(publicUrl)
  const throttle = createThrottle({ db, secret, now })
  const secondFactor = createSecondFactorService({ db, secret, now })
  const secondFactorMissing = secondFactor.isMissing
  const sessionParts = { db, log, tokens, ended, secret, rules, secondFactorMissing, now }
  const sessionsService = createSessionsService(sessionParts)
  const passwordsService = createPasswordsService({ db, publicUrl, throttle, sessions: sessionsService, now })
  return {
    authenticate: createAuthenticate({ tokens, ended, cookies, findCandidateSession, now }),
    signIn: createSignInService({ db, log, secret, throttle, secondFactor, sessions: sessionsService, now }),
    sessions: sessionsService,
    ownSessions: createOwnSessionsService({ db, rules, now, sessions: sessionsService }),
    passwords: passwordsService,
    secondFactor,
    provider: createProviderService({
      db,
      log,
      secret,
      publicUrl,
      settings: oidc,
      sessions: sessionsService,
      lockActiveAdmins,
      now,
    }),
    ownFactor: createOwnFactorService({ db, secondFactor, passwords: passwordsService, sessions: sessionsService }),
    setUp: createSetUpService({ db, log, now }),
    cookies,
    cleanUp: async () => {
      await sessionsService.deleteOver()
      await passwordsService.deleteOldLinks()
      await throttle.forgetOld()
      await keys.rotate(now())
    },
    currentSession: async (request) => {
      const session = await tokens.read(cookies.accessTokenIn(request.cookies), now())
      if (!session) throw new AppError('not_signed_in', 'Please sign in to go on.')
      const { id, email, name, role, secondFactorMissing } = session.caller
      const missing = secondFactorMissing && { secondFactorMissing }
      return { user: { id, email, name, role }, expiresAt: session.expiresAt.toISOString(), ...missing }
    },
  }
}

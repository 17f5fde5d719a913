import { AppError } from '../../../domain/app-error.ts'
import type { Authenticate, CandidateCaller, UserCaller } from '../../../infra/http/caller.ts'
import { hashSecret } from '../../../infra/secrets/secret.ts'
import type { SessionCookies } from '../sessions/session-cookies.ts'
import type { AccessTokens } from './access-token.ts'
import type { EndedSessions } from './ended-sessions.ts'

/** The interview behind a candidate's cookie, from the hash of its token. */
export type FindCandidateSession = (tokenHash: string) => Promise<{ interviewId: string } | null>

type Parts = {
  tokens: AccessTokens
  ended: EndedSessions
  cookies: Pick<SessionCookies, 'accessTokenIn' | 'candidateTokenIn'>
  findCandidateSession: FindCandidateSession
  now: () => Date
}

function unanswered(cause: unknown): never {
  throw new AppError('temporarily_unavailable', 'The database does not answer. Nothing is lost; please try again.', {
    cause,
  })
}

const rememberMs = 5000
const mostRemembered = 10_000

/**
 * Finds out who sent a request. A user is known from the token and the sessions that ended; a candidate is looked up, and remembered for
 * five seconds. Throws only when the database cannot be asked: to say "not signed in" then would be untrue.
 */
export function createAuthenticate({ tokens, ended, cookies, findCandidateSession, now }: Parts): Authenticate {
  const findCandidate = remembering(findCandidateSession, now)
  const findUser = async (token: string | undefined, at: Date): Promise<UserCaller | null> => {
    const session = await tokens.read(token, at)
    return session && !(await ended.has(session.caller.sessionId, at)) ? session.caller : null
  }
  return async (request) => {
    const at = now()
    // Read here: whether the plugin's own hook has run before depends on the order of registration.
    const sent = request.server.parseCookie(request.headers.cookie ?? '')
    const user = await findUser(cookies.accessTokenIn(sent), at).catch(unanswered)
    const candidateToken = cookies.candidateTokenIn(sent)
    const candidate = candidateToken ? await findCandidate(hashSecret(candidateToken)) : null
    return { user, candidate }
  }
}

function remembering(find: FindCandidateSession, now: () => Date) {
  const known = new Map<string, { candidate: CandidateCaller; until: number }>()
  return async (hash: string): Promise<CandidateCaller | null> => {
    const at = now().getTime()
    const remembered = known.get(hash)
    if (remembered && remembered.until > at) return remembered.candidate
    known.delete(hash)
    const session = await find(hash).catch(unanswered)
    if (!session) return null
    const candidate: CandidateCaller = { kind: 'candidate', interviewId: session.interviewId }
    if (known.size >= mostRemembered) known.clear()
    known.set(hash, { candidate, until: at + rememberMs })
    return candidate
  }
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import { flowMs } from '../provider/provider.service.ts'
import { knownDeviceMs } from '../sign-in/known-device.ts'
import type { IssuedSession } from './sessions.service.ts'

const names = {
  access: 'colloquy_access',
  refresh: 'colloquy_refresh',
  device: 'colloquy_device',
  flow: 'colloquy_flow',
  candidate: 'colloquy_candidate',
}
const paths = {
  access: '/api',
  refresh: '/api/sessions',
  device: '/api/sessions',
  flow: '/api/provider-sign-ins',
  candidate: '/api',
}
const candidateMs = 30 * 24 * 60 * 60_000

export type SessionCookies = ReturnType<typeof createSessionCookies>
type Kind = keyof typeof names
type Cookies = Readonly<Record<string, string | undefined>>

/**
 * Out of reach of scripts and of other sites. Behind https their names begin with `__Host-`, so that no other host of the
 * domain can set them; the price is that they go to every path, where on plain http each goes to the paths that read it.
 */
export function createSessionCookies(publicUrl: string) {
  const secure = publicUrl.startsWith('https:')
  const nameOf = (kind: Kind) => (secure ? `__Host-${names[kind]}` : names[kind])
  const optionsOf = (kind: Kind) =>
    ({ httpOnly: true, sameSite: 'lax', secure, path: secure ? '/' : paths[kind] }) as const
  const read = (cookies: Cookies, kind: Kind) => cookies[nameOf(kind)]
  const set = (reply: FastifyReply, kind: Kind, value: string, lasts: { expires: Date } | { maxAge: number }) =>
    reply.setCookie(nameOf(kind), value, { ...optionsOf(kind), ...lasts })
  const clear = (reply: FastifyReply, kind: Kind) => reply.clearCookie(nameOf(kind), optionsOf(kind))

  return {
    give: (reply: FastifyReply, session: IssuedSession) => {
      set(reply, 'access', session.access.token, { expires: session.access.expiresAt })
      set(reply, 'refresh', session.refresh.token, { expires: session.refresh.expiresAt })
      const { user, access, secondFactorMissing } = session
      return { user, expiresAt: access.expiresAt.toISOString(), ...(secondFactorMissing && { secondFactorMissing }) }
    },
    takeBack: (reply: FastifyReply) => {
      clear(reply, 'access')
      clear(reply, 'refresh')
    },
    accessTokenIn: (cookies: Cookies): string | undefined => read(cookies, 'access'),
    refreshTokenOf: ({ cookies }: FastifyRequest): string | undefined => read(cookies, 'refresh'),
    /** What this browser got when somebody signed in here; it stays after signing out. */
    deviceMarkOf: ({ cookies }: FastifyRequest): string | undefined => read(cookies, 'device'),
    rememberDevice: (reply: FastifyReply, mark: string) =>
      void set(reply, 'device', mark, { maxAge: knownDeviceMs / 1000 }),
    /** What belongs to one try at a provider, until the browser comes back from there. */
    flowOf: ({ cookies }: FastifyRequest): string | undefined => read(cookies, 'flow'),
    keepFlow: (reply: FastifyReply, flow: string) => void set(reply, 'flow', flow, { maxAge: flowMs / 1000 }),
    forgetFlow: (reply: FastifyReply) => void clear(reply, 'flow'),
    /** Reaches the one interview whose link was opened in this browser. */
    candidateTokenIn: (cookies: Cookies): string | undefined => read(cookies, 'candidate'),
    rememberCandidate: (reply: FastifyReply, token: string) =>
      void set(reply, 'candidate', token, { maxAge: candidateMs / 1000 }),
  }
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import { knownDeviceMs } from '../sign-in/known-device.ts'
import type { IssuedSession } from './sessions.service.ts'

export const accessCookie = 'colloquy_access'
export const refreshCookie = 'colloquy_refresh'

const deviceCookie = 'colloquy_device'

export type SessionCookies = ReturnType<typeof createSessionCookies>

/** The refresh token is sent to the one place that takes it, both are out of reach of scripts and of other sites. */
export function createSessionCookies(publicUrl: string) {
  const common = { httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:') } as const
  const access = { ...common, path: '/api' }
  const refresh = { ...common, path: '/api/sessions' }
  return {
    give: (reply: FastifyReply, session: IssuedSession) => {
      reply.setCookie(accessCookie, session.access.token, { ...access, expires: session.access.expiresAt })
      reply.setCookie(refreshCookie, session.refresh.token, { ...refresh, expires: session.refresh.expiresAt })
      const { user, access: token, secondFactorMissing } = session
      return { user, expiresAt: token.expiresAt.toISOString(), ...(secondFactorMissing && { secondFactorMissing }) }
    },
    takeBack: (reply: FastifyReply) => {
      reply.clearCookie(accessCookie, access)
      reply.clearCookie(refreshCookie, refresh)
    },
    /** What this browser got when somebody signed in here; it stays after signing out. */
    deviceMarkOf: (request: FastifyRequest): string | undefined => request.cookies[deviceCookie],
    rememberDevice: (reply: FastifyReply, mark: string) => {
      reply.setCookie(deviceCookie, mark, { ...refresh, maxAge: knownDeviceMs / 1000 })
    },
    refreshTokenOf: (request: FastifyRequest): string | undefined => request.cookies[refreshCookie],
  }
}

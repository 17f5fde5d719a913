import helmet from '@fastify/helmet'
import underPressure from '@fastify/under-pressure'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import type { Config } from '../config/config.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Security headers, and the refusal of requests that another site makes in a visitor's name. */
export async function protect(app: FastifyInstance, config: Config['http']): Promise<void> {
  const https = config.publicUrl.startsWith('https:')
  await app.register(helmet, {
    // Only the pages need more than nothing; they set their own policy with a nonce (see pages.ts).
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  })
  // An interval without a single sample counts as endless delay: a shorter one would refuse everybody after one pause.
  await app.register(underPressure, { maxEventLoopDelay: 5000, sampleInterval: 5000, retryAfter: 5 })
  app.addHook('onRequest', async (request) => {
    if (!safeMethods.has(request.method)) refuseOtherSites(request, config)
  })
  app.addHook('onSend', async (_request, reply) => {
    reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()')
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
}

/** Cookies are SameSite=Lax; this is the second lock against cross-site request forgery. */
function refuseOtherSites(request: FastifyRequest, config: Config['http']): void {
  const origin = request.headers.origin
  if (request.headers['sec-fetch-site'] === 'same-origin') return
  if (!origin) return
  const own = [config.publicUrl, `${request.protocol}://${request.host}`, ...config.corsOrigins]
  if (!own.includes(origin)) throw new AppError('origin_refused', 'This request came from a page of another site.')
}

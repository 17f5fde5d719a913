import underPressure from '@fastify/under-pressure'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import type { Config } from '../config/config.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

const closedFeatures =
  'accelerometer camera display-capture geolocation gyroscope hid magnetometer microphone midi payment serial usb'

/** What every answer carries, also that to a request which never reaches a route. Nothing of it depends on the request. */
export function securityHeaders({ publicUrl }: Pick<Config['http'], 'publicUrl'>): Readonly<Record<string, string>> {
  return {
    // Only the pages need more than nothing; they set their own policy with a nonce (see pages.ts).
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    ...(publicUrl.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'permissions-policy': closedFeatures.replaceAll(' ', '=(), ').concat('=()'),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'x-permitted-cross-domain-policies': 'none',
    'cache-control': 'no-store',
  }
}

/** Security headers, and the refusal of requests that another site makes in a visitor's name. */
export async function protect(app: FastifyInstance, config: Config['http']): Promise<void> {
  const headers = securityHeaders(config)
  app.addHook('onRequest', async (_request, reply) => void reply.headers(headers))
  // An interval without a single sample counts as endless delay: a shorter one would refuse everybody after one pause.
  await app.register(underPressure, { maxEventLoopDelay: 5000, sampleInterval: 5000, retryAfter: 5 })
  app.addHook('onRequest', async (request) => {
    if (!safeMethods.has(request.method)) refuseOtherSites(request, config)
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

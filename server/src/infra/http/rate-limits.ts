import { isIPv6 } from 'node:net'
import { permits } from '@colloquy/contracts/permissions'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Redis } from 'ioredis'
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '../../domain/app-error.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What this request has used of each limit that holds for it. */
    spent: readonly Spent[]
  }
}

/** `perCaller`: of one person, one candidate, or one address of which nothing else is known. */
export type RateLimits = { perCaller: number; perAddress: number; redis?: Redis | undefined }

type Policy = { name: 'address' | 'caller' | 'route'; quota: number; key: string }
type Spent = Policy & { left: number; resetSeconds: number; exceeded: boolean }

const windowSeconds = 60

/**
 * Counts requests per minute. `ofAddress` comes before anything is looked up; `ofCaller` when it is known who asks, with
 * the budget that the route declares. With Redis all processes share the counts; while it is away each counts for itself.
 */
export function rateLimits(app: FastifyInstance, { perCaller, perAddress, redis }: RateLimits) {
  const spend = spender(redis)
  app.decorateRequest('spent')

  async function count(request: FastifyRequest, reply: FastifyReply, policies: readonly Policy[]): Promise<void> {
    request.spent = [...(request.spent ?? []), ...(await Promise.all(policies.map(spend)))]
    const { spent } = request
    reply.header(
      'ratelimit-policy',
      spent.map(({ name, quota }) => `"${name}";q=${quota};w=${windowSeconds}`).join(', '),
    )
    reply.header(
      'ratelimit',
      spent.map(({ name, left, resetSeconds }) => `"${name}";r=${left};t=${resetSeconds}`).join(', '),
    )
    const exceeded = spent.filter((one) => one.exceeded)
    if (exceeded.length === 0) return
    const wait = Math.max(...exceeded.map(({ resetSeconds }) => resetSeconds))
    reply.header('retry-after', String(wait))
    throw new AppError('rate_limited', `Too many requests in a short time. Please wait ${wait} s; nothing is lost.`)
  }

  return {
    ofAddress: (request: FastifyRequest, reply: FastifyReply) =>
      count(request, reply, [{ name: 'address', quota: perAddress, key: networkOf(request.ip) }]),
    ofCaller: (request: FastifyRequest, reply: FastifyReply) =>
      count(request, reply, [{ name: 'caller', quota: perCaller, key: callerKey(request) }, ...routePolicy(request)]),
  }
}

// People behind one address, such as an office, do not use up each other's share once we know who they are.
function callerKey({ caller: { user, candidate }, ip }: FastifyRequest): string {
  if (user) return `user ${user.id}`
  return candidate ? `candidate ${candidate.interviewId}` : networkOf(ip)
}

/** What anyone may call is counted per address, whoever they say they are: there, secrets are guessed. */
function routePolicy(request: FastifyRequest): Policy[] {
  const { config, url } = request.routeOptions
  const { perMinute, permission } = config
  if (!perMinute || !permission) return []
  const who = permits(permission, 'anyone') ? networkOf(request.ip) : callerKey(request)
  return [{ name: 'route', quota: perMinute, key: `${request.method} ${url} ${who}` }]
}

function spender(redis: Redis | undefined): (policy: Policy) => Promise<Spent> {
  const limiters = new Map<string, RateLimiterMemory | RateLimiterRedis>()
  const limiterFor = ({ name, quota }: Policy) => {
    const id = `${name} ${quota}`
    const known = limiters.get(id)
    if (known) return known
    const options = { keyPrefix: `rate ${name}`, points: quota, duration: windowSeconds }
    const own = new RateLimiterMemory(options)
    const made = redis
      ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: own, rejectIfRedisNotReady: true })
      : own
    limiters.set(id, made)
    return made
  }
  return async (policy) => {
    const outcome = await limiterFor(policy)
      .consume(policy.key)
      .then(
        (used) => ({ used, exceeded: false }),
        (reason: unknown) => ({ used: refused(reason), exceeded: true }),
      )
    const { used, exceeded } = outcome
    return { ...policy, left: used.remainingPoints, resetSeconds: Math.ceil(used.msBeforeNext / 1000), exceeded }
  }
}

function refused(reason: unknown): RateLimiterRes {
  if (reason instanceof RateLimiterRes) return reason
  throw reason
}

/** An IPv4 address; of IPv6 the network that one customer is given, so that nobody has 2^64 shares. */
export function networkOf(ip: string): string {
  if (!isIPv6(ip)) return ip
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  if (mapped) return mapped
  const [head = '', tail] = (ip.split('%')[0] ?? '').split('::')
  const before = head.split(':').filter(Boolean)
  const after = (tail ?? '').split(':').filter(Boolean)
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => '0')
  const groups = [...before, ...zeros, ...after].slice(0, 4)
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}

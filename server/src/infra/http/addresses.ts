import type { Permission } from '@colloquy/contracts/permissions'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import type { Audited } from './audited.ts'
import { sendProblem } from './problem-reply.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** The methods that this address of the API has, by the routes that were declared. */
    methodsAt(path: string): string[]
    /** Every route of the API with what it declares. */
    readonly declaredRoutes: readonly DeclaredRoute[]
  }
}

type DeclaredRoute = {
  method: string
  url: string
  permission: Permission | undefined
  audit: Audited | undefined
}

/** Lets a request to an address of the API with a wrong method be told from one to no address at all. */
export function rememberAddresses(app: FastifyInstance): void {
  const addresses: (DeclaredRoute & { pattern: RegExp })[] = []
  app.addHook('onRoute', ({ url, method, config }) => {
    if (!url.startsWith('/api/')) return
    const pattern = new RegExp(`^${url.replace(/[.]/g, '\\.').replace(/:[^/]+/g, '[^/]+')}/?$`)
    for (const one of [method].flat())
      addresses.push({ pattern, method: one, url, permission: config?.permission, audit: config?.audit })
  })
  app.decorate('declaredRoutes', addresses)
  app.decorate('methodsAt', (path: string) => [
    ...new Set(addresses.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)),
  ])
  app.setNotFoundHandler(sendNothingHere)
}

export function sendNothingHere(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const methods = request.server.methodsAt(request.url.split('?')[0] ?? '')
  if (methods.length === 0 || methods.includes(request.method))
    return sendProblem(request, reply, new AppError('not_found', 'There is nothing at this address.'))
  reply.header('allow', methods.join(', '))
  const detail = `This address takes ${methods.join(', ')}, not ${request.method}.`
  return sendProblem(request, reply, new AppError('method_not_allowed', detail))
}

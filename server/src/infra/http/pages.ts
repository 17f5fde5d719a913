import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { sendNothingHere } from './addresses.ts'

/** A worker goes by the policy that came with its own file: it may load scripts and data of our address, nothing else. */
const workerPolicy = "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'"

/**
 * Serves the web client: its files, and its one page for every address that is not the API's. Each page gets a fresh
 * nonce, the only way for a style element to be applied.
 */
export async function servePages(app: FastifyInstance, folder: string): Promise<void> {
  const indexFile = join(folder, 'index.html')
  if (!existsSync(indexFile)) return
  const index = readFileSync(indexFile, 'utf8')
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
    decorateReply: false,
    wildcard: false,
    setHeaders: (reply, path) => {
      if (/\.js(\.br|\.gz)?$/.test(path)) reply.header('content-security-policy', workerPolicy)
    },
  })
  const icon = join(folder, 'favicon.svg')
  app.get('/*', { schema: { hide: true } }, (request, reply) => {
    const path = request.url.split('?')[0] ?? '/'
    if (path === '/favicon.svg' && existsSync(icon)) return reply.type('image/svg+xml').send(readFileSync(icon))
    if (path.startsWith('/api/') || path.startsWith('/assets/')) {
      return sendNothingHere(request, reply)
    }
    return sendPage(reply, index)
  })
}

function sendPage(reply: FastifyReply, index: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64')
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]
  return reply
    .code(200)
    .header('content-security-policy', policy.join('; '))
    .header('cache-control', 'no-cache')
    .type('text/html; charset=utf-8')
    .send(index.replaceAll('__CSP_NONCE__', nonce))
}

import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'

// Whoever reads the document, person or program, sees who may call what.
const withPermission: typeof jsonSchemaTransform = (described) => {
  const { schema, url } = jsonSchemaTransform(described)
  const { permission } = described.route.config ?? {}
  return { url, schema: { ...schema, ...(permission && { 'x-permission': permission }) } }
}

/** OpenAPI 3.1 of every route, from the same schemas that validate. Register before the routes. */
export async function describeApi(app: FastifyInstance, version: string, publicUrl: string): Promise<void> {
  const prefix = publicUrl.startsWith('https:') ? '__Host-' : ''
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Colloquy',
        version,
        description:
          'Every refusal is an application/problem+json with a stable `code`. Unsafe calls accept `Idempotency-Key`; changes of versioned things ask for `If-Match`.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: {
          user: { type: 'apiKey', in: 'cookie', name: `${prefix}colloquy_access` },
          candidate: { type: 'apiKey', in: 'cookie', name: `${prefix}colloquy_candidate` },
        },
      },
    },
    transform: withPermission,
    transformObject: jsonSchemaTransformObject,
  })
  app.route({
    method: 'GET',
    url: '/api/openapi.json',
    config: { permission: 'api.read', audit: 'nothing' },
    schema: { summary: 'This document', tags: ['operations'], response: { 200: z.record(z.string(), z.unknown()) } },
    handler: async () => app.swagger() as unknown as Record<string, unknown>,
  })
}

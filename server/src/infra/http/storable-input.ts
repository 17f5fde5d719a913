import type { FastifyInstance } from 'fastify'
import { AppError } from '../../domain/app-error.ts'
import { findUnstorable } from '../db/storable.ts'

/**
 * Refuses, for every route, text that the database cannot keep. Bytes become well-formed text when they are read, and JSON
 * allows no bare U+0000: only an escape can bring one in, so that a body without any is not searched.
 */
export function refuseUnstorableInput(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    const json = String(text)
    parse(request, json, (error, body) => {
      const field = error === null && json.includes('\\u') ? findUnstorable(body) : undefined
      done(field === undefined ? error : refusalOf(field || 'body'), body)
    })
  })
  app.addHook('preValidation', async ({ url, params, query }) => {
    if (!url.includes('%00')) return
    const field = findUnstorable(params) ?? findUnstorable(query)
    if (field !== undefined) throw refusalOf(field || 'query')
  })
}

const refusalOf = (field: string) =>
  new AppError('validation_failed', 'Please correct the field named below. Nothing was changed.', {
    fields: [{ field, message: 'This holds a character that cannot be stored (U+0000, or half of one). Remove it.' }],
  })

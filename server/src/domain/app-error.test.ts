import { expect, it } from 'vitest'
import { AppError, accept, refusalError, refuse } from './app-error.ts'

it('an error carries its code, and a sentence where there is one', () => {
  const cause = new Error('below')
  const fields = [{ field: 'email', message: 'This is not an address.' }]
  const error = new AppError('validation_failed', 'Please look again.', { fields, context: { version: 2 }, cause })
  expect(error).toMatchObject({
    name: 'AppError',
    message: 'Please look again.',
    fields,
    context: { version: 2 },
    cause,
  })
  expect(new AppError('not_found').message).toBe('not_found')
})

it('a decision is events or a refusal, which can be thrown', () => {
  expect(accept(1, 2)).toEqual({ ok: true, events: [1, 2] })
  expect(refuse('not_found')).toEqual({ ok: false, refusal: { code: 'not_found' } })
  expect(refusalError(refuse('wrong_question', 'Another is open.').refusal)).toMatchObject({
    code: 'wrong_question',
    detail: 'Another is open.',
  })
})

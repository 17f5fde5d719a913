import { type Asker, assignedOnly, permits } from '@colloquy/contracts/permissions'
import { type Operation, parametersOf } from './operations.ts'
import type { World } from './world.ts'

export type Answer = { status: number; code: string | undefined; text: string }
export type Attempt = { operation: Operation; asker: Asker; records: 'own' | 'other' }

type Refusal = { status: number; code: string } | 'any'

/** What the table says about an attempt; null: it is let in, and what then happens is not a matter of permissions. */
export function expectedRefusal({ operation, asker, records }: Attempt): Refusal | null {
  const { permission, path } = operation
  if (!permits(permission, asker)) {
    const signedIn = asker !== 'anyone' && asker !== 'candidate'
    return signedIn ? { status: 403, code: 'forbidden' } : { status: 401, code: 'not_signed_in' }
  }
  if (records === 'own' || permits(permission, 'anyone')) return null
  const named = parametersOf(path)
  if (assignedOnly.some((role) => role === asker) && named.some((name) => teamRecords.includes(name)))
    return { status: 404, code: 'not_found' }
  // No path names a candidate's interview; what else it names of somebody else may be found missing, or not be read at all.
  if (asker === 'candidate' && named.includes('uploadId')) return 'any'
  return null
}

const teamRecords = ['positionId', 'interviewId']
// What a person is told who is let in, and then asked for more, such as a newer version, is no refusal of the role.
const refusals = new Set(['forbidden', 'not_signed_in'])

/** What is wrong with an answer, in a sentence; null when it is as the table says. */
export function faultOf(attempt: Attempt, answer: Answer, world: World): string | null {
  const { operation, asker, records } = attempt
  const tried = `${operation.method} ${operation.path} as ${asker} with ${records} records`
  const expected = expectedRefusal(attempt)
  if (expected) {
    const isRight =
      expected === 'any'
        ? answer.status >= 400 && answer.status < 500
        : answer.status === expected.status && answer.code === expected.code
    return isRight ? null : `${tried}: ${answer.status} ${answer.code ?? ''} instead of a refusal`
  }
  if (answer.status >= 500) return `${tried}: ${answer.status}`
  if (refusals.has(answer.code ?? '') && !permits(operation.permission, 'anyone'))
    return `${tried}: refused with ${answer.status}, though the table permits it`
  const leaked = world.hiddenFrom(asker).find((words) => answer.text.includes(words))
  return leaked === undefined ? null : `${tried}: shows “${leaked}”, which is not theirs to see`
}

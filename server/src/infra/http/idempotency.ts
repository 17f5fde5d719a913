import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { AppError } from '../../domain/app-error.ts'
import type { Db, Trx } from '../db/database.ts'
import { queries } from '../db/query-name.ts'
import { keyFor, seal, unseal } from '../secrets/sealed.ts'

declare module 'fastify' {
  interface FastifyRequest {
    idempotency?: Claim
  }
}

type Claim = { owner: string; key: string }

const unsafe = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])
const validKey = /^[\x21-\x7e]{8,200}$/
/** After this long without an answer the first attempt is taken for dead, and a repetition runs again. */
const abandonedAfterMs = 60_000

/**
 * A repeated `Idempotency-Key` gets the first answer and has no other effect. Stored answers are sealed with a key
 * that is derived from the product's secret and the caller's own key: an invitation's link cannot be read from the table.
 */
export function replayRepeatedRequests(app: FastifyInstance, db: Db, secret: string): void {
  app.addHook('preHandler', async (request, reply) => {
    const key = request.headers['idempotency-key']
    if (typeof key !== 'string' || !unsafe.has(request.method) || !request.routeOptions.config.replayable) return
    if (!validKey.test(key))
      throw new AppError('validation_failed', 'Idempotency-Key must be 8 to 200 printable characters.')
    const owner = ownerOf(request)
    if (!owner) return
    const hash = requestHash(request)
    if (await stored.claim(db, owner, key, hash)) {
      request.idempotency = { owner, key }
      return
    }
    return replay(db, secret, { owner, key, hash }, reply)
  })

  app.addHook('onSend', async (request, reply, payload) => {
    const claimed = request.idempotency
    if (!claimed) return payload
    delete request.idempotency
    if (reply.statusCode >= 500 || (payload !== undefined && payload !== null && typeof payload !== 'string')) {
      await stored.forget(db, claimed)
      return payload
    }
    const headers = { 'content-type': reply.getHeader('content-type'), etag: reply.getHeader('etag') }
    const body = seal(sealingKey(secret, claimed.key), payload ?? '')
    await stored.keep(db, claimed, { status: reply.statusCode, headers, body })
    return payload
  })
}

// Not waiting for the disk is for these statements only: what they write is there a moment later. A claim precedes what it
// guards in the log of the database, so it is never lost without it; an answer that is lost leaves its claim behind, as
// when the server ends in the middle.
const stored = queries(
  'idempotency',
  {
    async claim(db: Db, owner: string, key: string, hash: string): Promise<boolean> {
      const now = new Date()
      const abandoned = new Date(now.getTime() - abandonedAfterMs)
      const { rows } = await sql`
      with relaxed as materialized (select set_config('synchronous_commit', 'off', true))
      insert into idempotency_keys (owner, key, request_hash, created_at)
      select ${owner}, ${key}, ${hash}, ${now}::timestamptz from relaxed
      on conflict (owner, key) do update set created_at = excluded.created_at, request_hash = excluded.request_hash
        where idempotency_keys.status is null and idempotency_keys.created_at < ${abandoned}
      returning 1 as claimed`.execute(db)
      return rows.length > 0
    },

    async find(db: Db, owner: string, key: string) {
      return db
        .selectFrom('idempotency_keys')
        .selectAll()
        .where('owner', '=', owner)
        .where('key', '=', key)
        .executeTakeFirst()
    },

    async keep(
      db: Db,
      { owner, key }: Claim,
      answer: { status: number; headers: object; body: string },
    ): Promise<void> {
      await sql`
      with relaxed as materialized (select set_config('synchronous_commit', 'off', true))
      update idempotency_keys
      set status = ${answer.status}, headers = ${JSON.stringify(answer.headers)}, body = ${answer.body}
      from relaxed where owner = ${owner} and key = ${key}`.execute(db)
    },

    async eraseOf(trx: Trx, owner: string): Promise<void> {
      await trx.deleteFrom('idempotency_keys').where('owner', '=', owner).execute()
    },

    async blankAnswersOfUsers(trx: Trx): Promise<void> {
      await trx
        .updateTable('idempotency_keys')
        .set({ body: null, headers: '{}' })
        .where('owner', 'like', 'user:%')
        .where('body', 'is not', null)
        .execute()
    },

    async forget(db: Db, { owner, key }: Claim): Promise<void> {
      await db.deleteFrom('idempotency_keys').where('owner', '=', owner).where('key', '=', key).execute()
    },
  },
  { prepared: ['claim', 'keep'] },
)

async function replay(
  db: Db,
  secret: string,
  asked: { owner: string; key: string; hash: string },
  reply: FastifyReply,
) {
  const first = await stored.find(db, asked.owner, asked.key)
  if (first && first.request_hash !== asked.hash) {
    throw new AppError(
      'idempotency_key_reused',
      'This Idempotency-Key was sent with a different request before. Use a new key.',
    )
  }
  if (!first || first.status === null) {
    reply.header('retry-after', '1')
    throw new AppError('request_in_progress', 'The first copy of this request is still being answered.')
  }
  if (first.body === null)
    throw new AppError(
      'answer_not_kept',
      'This request was carried out, and once is enough. Reload to see what it did.',
    )
  const headers = first.headers as Record<string, string | undefined>
  for (const [name, value] of Object.entries(headers)) if (value) reply.header(name, value)
  reply.code(first.status).header('idempotency-replayed', 'true')
  return reply.serializer((body: unknown) => String(body)).send(unseal(sealingKey(secret, asked.key), first.body))
}

function ownerOf({ caller }: FastifyRequest): string | undefined {
  if (caller.candidate) return `candidate:${caller.candidate.interviewId}`
  return caller.user ? `user:${caller.user.id}` : undefined
}

function requestHash(request: FastifyRequest): string {
  const content = JSON.stringify([request.method, request.url, request.headers['if-match'] ?? '', request.body ?? null])
  return createHash('sha256').update(content).digest('base64url')
}

const sealingKey = (secret: string, key: string) => keyFor(secret, 'idempotency', key)

/**
 * No kept answer tells of this person any more. Those of the team are sealed, so nobody can say which do: all of them go, and a
 * repetition of theirs is told that it was carried out.
 */
export async function eraseKeptAnswers(trx: Trx, interviewId: string): Promise<void> {
  await stored.eraseOf(trx, `candidate:${interviewId}`)
  await stored.blankAnswersOfUsers(trx)
}

/** Answers are kept for repetitions, not for long. */
export async function deleteOldRequests(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('idempotency_keys').where('created_at', '<', before).execute()
}

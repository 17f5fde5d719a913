import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { expectOk, inviteTo, makePosition, openLink, tokenOf } from '../../../test/interview-steps.ts'
import { useProduct } from '../../../test/product.ts'
import { hashSecret } from '../../infra/secrets/secret.ts'

const product = useProduct()

/** Every row of every table, the queue's included, as text. */
async function everythingStored(): Promise<string> {
  const { db } = product.database
  const tables = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(db)
  const dumps = []
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(db)
    dumps.push(...rows.map(({ row }) => row))
  }
  return dumps.join('\n')
}

it('R6.1 the secret of a link stands in no table, no log line and no header: only its hash is stored', async () => {
  const { id } = await makePosition(product)
  const admin = await product.admin()
  const sent = { body: {}, headers: { 'idempotency-key': 'one-invitation' } }
  const reply = await admin.send('POST', `/api/positions/${id}/invitations`, sent)
  const open = await inviteTo(product, id)
  const candidate = await openLink(product, open)
  expectOk(await candidate.send('GET', '/api/my-interview'))
  expectOk(await admin.send('POST', `/api/positions/${id}/invitations`, sent))

  const stored = await everythingStored()
  const logged = JSON.stringify(product.log.records)
  for (const secret of [tokenOf(expectOk(reply)), tokenOf(open)]) {
    expect(stored).toContain(hashSecret(secret))
    expect(stored).not.toContain(secret)
    expect(logged).not.toContain(secret)
    expect(JSON.stringify(reply.headers)).not.toContain(secret)
  }
})

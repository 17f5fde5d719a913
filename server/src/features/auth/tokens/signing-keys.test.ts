import { v7 } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../../test/database.ts'
import type { UserCaller } from '../../../infra/http/caller.ts'
import { accessMs, createAccessTokens } from './access-token.ts'
import { createSigningKeys, keyMs } from './signing-keys.ts'

const database = useDatabase()
const start = new Date('2026-03-02T09:00:00.000Z')
const dayMs = 24 * 60 * 60_000
const on = (day: number, ms = 0) => new Date(start.getTime() + day * dayMs + ms)
const lastDay = keyMs / dayMs
const process = (secret = 'a secret of at least 32 characters') => {
  const keys = createSigningKeys({ db: database.db, secret, acceptedMs: accessMs })
  return { keys, tokens: createAccessTokens(keys) }
}
const caller: UserCaller = { kind: 'user', id: v7(), name: 'G', email: 'g@example.org', role: 'admin', sessionId: v7() }
const stored = () => database.db.selectFrom('signing_keys').selectAll().orderBy('signs_from').execute()

beforeEach(async () => {
  await database.db.deleteFrom('signing_keys').execute()
})

describe('R1.5, R8.5 the keys that sign access tokens', () => {
  test('are the same for processes that start at once', async () => {
    const both = [process(), process(), process()]
    const kids = await Promise.all(both.map(async ({ keys }) => (await keys.current(start)).kid))
    expect(new Set(kids).size).toBe(1)
    expect(await stored()).toHaveLength(1)
  })

  test('change after thirty days; the next one is known before it signs, the old one is accepted to the last token', async () => {
    const [one, other] = [process(), process()]
    const first = (await one.keys.current(start)).kid
    await one.keys.rotate(on(lastDay - 3))
    expect(await stored()).toHaveLength(1)
    await one.keys.rotate(on(lastDay - 1))
    await other.keys.rotate(on(lastDay - 1))
    expect(await stored()).toHaveLength(2)

    const atTheEnd = on(lastDay, -1000)
    const old = await one.tokens.issue(caller, atTheEnd)
    expect((await one.keys.current(atTheEnd)).kid).toBe(first)
    expect((await one.keys.current(on(lastDay))).kid).not.toBe(first)
    expect(await other.tokens.read(old.token, on(lastDay, accessMs - 2000))).toMatchObject({ caller })
    expect(await other.tokens.read(old.token, on(lastDay, accessMs))).toBeNull()
    expect(await other.keys.find(first, on(lastDay, accessMs))).toBeUndefined()
    await one.keys.rotate(on(lastDay, accessMs))
    expect(await stored()).toHaveLength(1)
  })

  test('of another process are heard of with the first token that it signed', async () => {
    const [one, other] = [process(), process()]
    await other.keys.find('nobody', start)
    const { token } = await one.tokens.issue(caller, start)
    expect(await other.tokens.read(token, on(0, 1000))).toMatchObject({ caller })
  })

  test('lie in the database sealed; what somebody without the secret adds there signs nothing', async () => {
    const intruder = process('the secret of somebody else, 32+ letters')
    const { token } = await intruder.tokens.issue(caller, start)
    const [row] = await stored()
    expect(Buffer.from(row?.sealed_key ?? '', 'base64').toString('latin1')).not.toContain('PRIVATE KEY')
    expect(await process().tokens.read(token, start)).toBeNull()
    expect((await process().keys.current(start)).kid).not.toBe(row?.kid)
  })

  test('a sealed key under another name is no key', async () => {
    const { kid } = await process().keys.current(start)
    await database.db.updateTable('signing_keys').set({ kid: 'renamed' }).execute()
    const { keys } = process()
    expect(await keys.find('renamed', start)).toBeUndefined()
    expect((await keys.current(start)).kid).not.toBe(kid)
  })
})

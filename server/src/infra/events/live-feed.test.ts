import type { LiveEvent } from '@colloquy/contracts/live-events'
import { sql } from 'kysely'
import pg from 'pg'
import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { recordLog } from '../../../test/recorded-log.ts'
import { inTransaction } from '../db/database.ts'
import { announce } from './announce.ts'
import { type Cursor, formatCursor } from './cursor.ts'
import { createLiveFeed, type LiveFeed } from './live-feed.ts'
import { deleteOldEvents, eventsKeptMs } from './stored-events.ts'

const database = useDatabase()
const now = new Date('2026-03-02T09:00:00.000Z')
const changed = (positionId: string): LiveEvent => ({ kind: 'position', positionId })
const announceOne = (positionId: string, at = now) =>
  inTransaction(database.db, (trx) => announce(trx, changed(positionId), at))

let feeds: LiveFeed[] = []
const startFeed = async () => {
  const feed = createLiveFeed({ db: database.db, url: database.url, log: recordLog().log })
  feeds.push(feed)
  await feed.start()
  return feed
}

/** Collects what a subscriber gets; `until(n)` resolves when there are n. */
function collect(feed: LiveFeed, after?: Cursor) {
  const seen: { id: string; cursor: Cursor }[] = []
  let notify: () => void = () => undefined
  let lost = false
  const stop = feed.subscribe({
    wants: () => true,
    after,
    onEvent: ({ event, cursor }) => {
      seen.push({ id: event.positionId, cursor })
      notify()
    },
    onLost: () => {
      lost = true
    },
  })
  const until = async (count: number) => {
    while (seen.length < count) await new Promise<void>((resolve) => (notify = resolve))
    return seen.map((one) => one.id)
  }
  return { seen, until, stop, isLost: () => lost }
}

beforeEach(async () => {
  await database.db.deleteFrom('events').execute()
})
afterEach(async () => {
  for (const feed of feeds) await feed.stop()
  feeds = []
})

describe('R3.4 live events', () => {
  test('reach every subscriber once and in order; none from before', async () => {
    const feed = await startFeed()
    // Delivered, not only committed: a transaction elsewhere on the server may hold it back for a moment.
    const earlier = collect(feed)
    await announceOne(v7())
    await earlier.until(1)
    const [one, other] = [collect(feed), collect(feed)]
    const ids = [v7(), v7(), v7()]
    for (const id of ids) await announceOne(id)
    expect(await one.until(3)).toEqual(ids)
    expect(await other.until(3)).toEqual(ids)
  })

  test('an event whose transaction commits late is still delivered, and before what had to wait for it', async () => {
    const feed = await startFeed()
    const reader = collect(feed)
    const [first, late, early] = [v7(), v7(), v7()]
    await announceOne(first)
    await reader.until(1)

    const slow = new pg.Client({ connectionString: database.url })
    await slow.connect()
    await slow.query('begin')
    await slow.query(`insert into events (kind, data, at) values ('position', $1, now())`, [
      JSON.stringify(changed(late)),
    ])
    await announceOne(early)
    // The one that is committed is visible, and waits.
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from events`.execute(database.db)
    expect(rows[0]?.count).toBe(2)
    expect(reader.seen).toHaveLength(1)
    // Without a notification: the feed looks again by itself.
    await slow.query('commit')
    await slow.end()
    expect(await reader.until(3)).toEqual([first, late, early])
  })

  test('a subscriber who comes back gets what was missed and then goes on live, each event once', async () => {
    const feed = await startFeed()
    const before = collect(feed)
    const seenId = v7()
    await announceOne(seenId)
    await before.until(1)
    before.stop()
    const last = before.seen[0]?.cursor

    const missed = Array.from({ length: 20 }, () => v7())
    for (const id of missed) await announceOne(id)
    const back = collect(feed, last)
    const later = Array.from({ length: 20 }, () => v7())
    for (const id of later) await announceOne(id)
    expect(await back.until(40)).toEqual([...missed, ...later])
    expect(before.seen).toHaveLength(1)
  })

  test('writers and readers at once: nobody misses or repeats one, whenever they come', async () => {
    const feed = await startFeed()
    const start = feed.position()
    const rounds = 60
    const writing = Promise.all(
      Array.from({ length: 4 }, async () => {
        for (let n = 0; n < rounds / 4; n += 1) await announceOne(v7())
      }),
    )
    const readers = Array.from({ length: 5 }, () => collect(feed, start))
    await writing
    const all = await Promise.all([...readers, collect(feed, start)].map((reader) => reader.until(rounds)))
    const [first] = all
    expect(new Set(first).size).toBe(rounds)
    for (const one of all) expect(one).toEqual(first)
  })

  test('the connection that listens is made anew, and nothing is missed', async () => {
    const feed = await startFeed()
    const reader = collect(feed)
    const [one, two, three] = [v7(), v7(), v7()]
    await announceOne(one)
    await reader.until(1)
    const { rows } = await sql<{ ended: boolean }>`
      select pg_terminate_backend(pid) as ended from pg_stat_activity
      where application_name = 'colloquy live events' and datname = current_database()
    `.execute(database.db)
    expect(rows).toEqual([{ ended: true }])
    await announceOne(two)
    await announceOne(three)
    expect(await reader.until(3)).toEqual([one, two, three])
  })

  test('a feed that stops tells its subscribers', async () => {
    const feed = await startFeed()
    const reader = collect(feed)
    await feed.stop()
    expect(reader.isLost()).toBe(true)
  })
})

describe('how far back one may resume', () => {
  const yesterday = new Date(now.getTime() - eventsKeptMs - 60_000)

  test('as long as nothing after the cursor was deleted', async () => {
    const feed = await startFeed()
    const atStart = feed.position()
    const reader = collect(feed)
    await announceOne(v7(), yesterday)
    await announceOne(v7(), yesterday)
    await announceOne(v7())
    await reader.until(3)
    const [oldest, old, fresh] = reader.seen.map((one) => one.cursor)
    if (!oldest || !old || !fresh) throw new Error('three events were read')
    expect(await feed.canResume(oldest, now)).toBe(true)

    expect(await deleteOldEvents(database.db, new Date(now.getTime() - eventsKeptMs))).toBe(1)
    expect(await feed.canResume(atStart, now)).toBe(false)
    expect(await feed.canResume(oldest, now)).toBe(false)
    expect(await feed.canResume(old, now)).toBe(true)
    expect(await feed.canResume(fresh, now)).toBe(true)
  })

  test('from the very beginning, while no event is old enough to be deleted', async () => {
    const feed = await startFeed()
    const atStart = feed.position()
    expect(await feed.canResume(atStart, now)).toBe(true)
    await announceOne(v7())
    expect(await feed.canResume(atStart, now)).toBe(true)
  })

  test('not with a cursor of another database', async () => {
    const feed = await startFeed()
    const { tx } = feed.position()
    expect(await feed.canResume({ tx: tx + 1_000_000n, id: 1n }, now)).toBe(false)
    expect(formatCursor({ tx: 7n, id: 9n })).toBe('7-9')
  })
})

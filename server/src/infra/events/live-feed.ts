import type { LiveEvent } from '@colloquy/contracts/live-events'
import type { Db } from '../db/database.ts'
import type { Log } from '../log/log.ts'
import { listenOnChannel } from './channel-listener.ts'
import { type Cursor, isAfter } from './cursor.ts'
import { type FeedEvent, storedEvents } from './stored-events.ts'
import { liveChannel } from './wake-readers.ts'

declare module '../log/events.ts' {
  interface LogEvents {
    'live.lost': { error: unknown }
    'live.subscriber_failed': { error: unknown }
  }
}

export type Subscription = {
  wants: (event: LiveEvent) => boolean
  /** Resume after this one; without it, from now on. */
  after?: Cursor | undefined
  onEvent: (event: FeedEvent) => void
  /** The feed cannot go on for this subscriber, who may come back with the last cursor. */
  onLost: () => void
}

export type LiveFeed = {
  start(): Promise<void>
  stop(): Promise<void>
  /** Everything up to here has been handed out. */
  position(): Cursor
  /** Whether nothing after this cursor has been deleted. */
  canResume(after: Cursor, now: Date): Promise<boolean>
  /** Hands out every event once and in order. Returns how to end it. */
  subscribe(subscription: Subscription): () => void
}

/** `reached`: the last one handed out. `waiting`: what arrives while older events still come from the table. */
type Subscriber = Subscription & { reached: Cursor; waiting: FeedEvent[] | undefined }

const batchSize = 500
/** While committed events wait for an older transaction, whose end nobody announces. */
const heldPauseMs = 30
/** In case that a notification was lost with its connection or its process. */
const safetyPauseMs = 1000

/** Events of the database, read once for all subscribers of this process, woken by NOTIFY. */
export function createLiveFeed({ db, url, log }: { db: Db; url: string; log: Log }): LiveFeed {
  const subscribers = new Set<Subscriber>()
  let position: Cursor = { tx: 0n, id: 0n }
  let listener: ReturnType<typeof listenOnChannel> | undefined
  let safety: NodeJS.Timeout | undefined
  let soon: NodeJS.Timeout | undefined
  let reading: Promise<void> | undefined
  let again = false
  let failing = false
  let stopped = false

  const read = (): void => {
    clearTimeout(soon)
    again = true
    if (stopped) return
    reading ??= readUntilQuiet().finally(() => {
      reading = undefined
      if (again) read()
    })
  }

  const readUntilQuiet = async () => {
    let held = false
    try {
      while (again && !stopped) {
        again = false
        held = await readBatch()
      }
      failing = false
    } catch (error) {
      if (!failing && !stopped) log.warn('live.lost', { error })
      failing = true
    }
    if (held && !stopped) soon = setTimeout(read, heldPauseMs)
  }

  const readBatch = async (): Promise<boolean> => {
    const batch = await storedEvents.readAfter(db, position, batchSize)
    position = batch.last
    for (const subscriber of subscribers) for (const event of batch.events) offer(subscriber, event)
    if (batch.full) again = true
    return batch.held
  }

  const offer = (subscriber: Subscriber, event: FeedEvent) => {
    if (subscriber.waiting) subscriber.waiting.push(event)
    else hand(subscriber, event)
  }

  const hand = (subscriber: Subscriber, event: FeedEvent) => {
    if (!subscribers.has(subscriber) || !isAfter(event.cursor, subscriber.reached)) return
    subscriber.reached = event.cursor
    try {
      if (subscriber.wants(event.event)) subscriber.onEvent(event)
    } catch (error) {
      log.error('live.subscriber_failed', { error })
      drop(subscriber)
    }
  }

  const drop = (subscriber: Subscriber) => {
    if (subscribers.delete(subscriber)) subscriber.onLost()
  }

  const catchUp = async (subscriber: Subscriber) => {
    for (let from = subscriber.reached, full = true; full && subscribers.has(subscriber); ) {
      const batch = await storedEvents.readAfter(db, from, batchSize)
      for (const event of batch.events) hand(subscriber, event)
      from = batch.last
      full = batch.full
    }
    const waiting = subscriber.waiting ?? []
    subscriber.waiting = undefined
    for (const event of waiting) hand(subscriber, event)
  }

  return {
    start: async () => {
      position = await storedEvents.findHorizon(db)
      listener = listenOnChannel({
        url,
        channel: liveChannel,
        onSignal: read,
        onLost: (error) => log.warn('live.lost', { error }),
      })
      safety = setInterval(read, safetyPauseMs)
    },
    stop: async () => {
      stopped = true
      clearInterval(safety)
      clearTimeout(soon)
      for (const subscriber of subscribers) drop(subscriber)
      await listener?.stop()
      await reading
    },
    position: () => position,
    canResume: (after, now) => storedEvents.canResume(db, after, now),
    subscribe: (subscription) => {
      const { after } = subscription
      if (stopped) {
        subscription.onLost()
        return () => undefined
      }
      const subscriber: Subscriber = { ...subscription, reached: after ?? position, waiting: after && [] }
      subscribers.add(subscriber)
      if (after) {
        catchUp(subscriber).catch((error: unknown) => {
          log.warn('live.lost', { error })
          drop(subscriber)
        })
      }
      return () => void subscribers.delete(subscriber)
    },
  }
}

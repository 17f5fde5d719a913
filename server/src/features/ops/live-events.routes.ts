import { type LiveEvent, liveEventsPath, myLiveEventsPath } from '@colloquy/contracts/live-events'
import { type Permission, permits } from '@colloquy/contracts/permissions'
import type { SSEMessage } from '@fastify/sse'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError } from '../../domain/app-error.ts'
import { type Cursor, formatCursor, parseCursor } from '../../infra/events/cursor.ts'
import type { LiveFeed } from '../../infra/events/live-feed.ts'
import { candidateOf, type UserCaller, userOf } from '../../infra/http/caller.ts'
import { limitedTo } from '../../infra/http/records.ts'

type Wants = (event: LiveEvent) => boolean
type Stream = {
  path: string
  permission: Permission
  records: 'assigned' | 'own'
  summary: string
  wantsOf: (request: FastifyRequest, deps: Deps) => Promise<Wants>
}
type Deps = {
  feed: LiveFeed
  now: () => Date
  /** The positions of somebody who reaches only what is assigned. */
  assignedPositions: (userId: string) => Promise<readonly string[]>
}

/** Then the browser comes back after the last event it has, and its permission is looked at again. */
const longestStreamMs = 60 * 60_000
/** A page that reads so slowly that this many wait for it is let go; it comes back for the rest. */
const mostWaiting = 5000

const streams: readonly Stream[] = [
  {
    path: liveEventsPath,
    permission: 'live-events.read',
    records: 'assigned',
    summary: 'Changes as server-sent events; resumes after Last-Event-ID',
    wantsOf: (request, { assignedPositions }) => wantsOfUser(userOf(request), assignedPositions),
  },
  {
    path: myLiveEventsPath,
    permission: 'my-interview.read',
    records: 'own',
    summary: 'Changes of the own interview as server-sent events; resumes after Last-Event-ID',
    wantsOf: async (request) => {
      const { interviewId } = candidateOf(request)
      // Who reviews, and when, is not the candidate's to see.
      return (event) => (event.kind === 'interview' || event.kind === 'resume') && event.interviewId === interviewId
    },
  },
]

/** Follows the own assignments while it runs: a position that is taken away is silent from then on. */
async function wantsOfUser(user: UserCaller, assignedPositions: Deps['assignedPositions']): Promise<Wants> {
  if (!permits('interviews.read', user.role)) return ({ kind }) => kind === 'position'
  if (!limitedTo(user)) return () => true
  const assigned = new Set(await assignedPositions(user.id))
  return (event) => {
    if (event.kind !== 'assignment') return assigned.has(event.positionId)
    if (event.userId !== user.id) return false
    if (event.assigned) assigned.add(event.positionId)
    else assigned.delete(event.positionId)
    return true
  }
}

export function liveEventRoutes(app: FastifyInstance, deps: Deps): void {
  const { feed, now } = deps
  for (const { path, permission, records, summary, wantsOf } of streams) {
    app.route({
      method: 'GET',
      url: path,
      sse: 'only',
      exposeHeadRoute: false,
      config: { permission, records, audit: 'nothing', replayable: false },
      schema: {
        summary,
        tags: ['live'],
        response: { 200: { description: summary, content: { 'text/event-stream': { schema: z.string() } } } },
      },
      handler: async (request, reply) => {
        const after = await resumePoint(request, feed, now())
        await stream(reply, feed, await wantsOf(request, deps), after)
      },
    })
  }
}

/** An EventSource that is refused closes for good: the page then reads everything again and opens a new one. */
async function resumePoint(request: FastifyRequest, feed: LiveFeed, now: Date): Promise<Cursor | undefined> {
  const given = request.headers['last-event-id']
  if (!given) return undefined
  const cursor = parseCursor(String(given))
  if (cursor && (await feed.canResume(cursor, now))) return cursor
  throw new AppError('invalid_cursor', 'Events since then are not kept. Read what you show again, then connect anew.')
}

async function stream(reply: FastifyReply, feed: LiveFeed, wants: Wants, after: Cursor | undefined): Promise<void> {
  const { sse } = reply
  sse.keepAlive()
  const send = senderOf(reply)
  send({ id: formatCursor(after ?? feed.position()), event: 'hello', data: {}, retry: 1000 })
  const unsubscribe = feed.subscribe({
    wants,
    after,
    onEvent: ({ cursor, event }) => send({ id: formatCursor(cursor), data: event }),
    onLost: () => sse.close(),
  })
  const end = setTimeout(() => sse.close(), longestStreamMs)
  end.unref()
  sse.onClose(() => {
    clearTimeout(end)
    unsubscribe()
  })
}

/** One message after the other, as fast as the connection takes them. */
function senderOf({ sse, raw }: FastifyReply): (message: SSEMessage) => void {
  const waiting: SSEMessage[] = []
  let sending = false
  const sendAll = async () => {
    sending = true
    for (let next = waiting.shift(); next && sse.isConnected; next = waiting.shift()) await sse.send(next)
    sending = false
  }
  return (message) => {
    waiting.push(message)
    if (waiting.length > mostWaiting) raw.destroy()
    else if (!sending) sendAll().catch(() => raw.destroy())
  }
}

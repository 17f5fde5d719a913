import {
  listReplayedInterviews,
  listReplays,
  readReplayedLevels,
  startReplay,
  stopReplay,
} from '@colloquy/contracts/replays'
import type { FastifyInstance } from 'fastify'
import { userOf } from '../../../infra/http/caller.ts'
import { route } from '../../../infra/http/route.ts'
import type { ReplaysService } from './replay.service.ts'

export function replayRoutes(app: FastifyInstance, replays: ReplaysService): void {
  route(app, listReplays, {
    permission: 'replays.read',
    audit: 'nothing',
    handle: ({ params }) => replays.list(params.positionId),
  })
  route(app, startReplay, {
    permission: 'replays.write',
    audit: 'replay.started',
    handle: ({ params, request }) => replays.start(params.positionId, userOf(request).id),
  })
  route(app, stopReplay, {
    permission: 'replays.write',
    audit: 'replay.stopped',
    handle: ({ params }) => replays.stop(params.replayId),
  })
  route(app, listReplayedInterviews, {
    permission: 'replays.read',
    audit: { views: 'interviews.listed' },
    handle: ({ params, query }) => replays.interviews(params.replayId, query),
  })
  route(app, readReplayedLevels, {
    permission: 'replays.read',
    audit: { views: 'interview.viewed' },
    handle: ({ params, request }) => replays.levels(params.replayId, params.interviewId, userOf(request).id),
  })
}

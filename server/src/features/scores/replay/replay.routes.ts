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
  route(app, listReplays, { permission: 'replays.read', handle: ({ params }) => replays.list(params.positionId) })
  route(app, startReplay, {
    permission: 'replays.write',
    handle: ({ params, request }) => replays.start(params.positionId, userOf(request).id),
  })
  route(app, stopReplay, { permission: 'replays.write', handle: ({ params }) => replays.stop(params.replayId) })
  route(app, listReplayedInterviews, {
    permission: 'replays.read',
    handle: ({ params, query }) => replays.interviews(params.replayId, query),
  })
  route(app, readReplayedLevels, {
    permission: 'replays.read',
    handle: ({ params, request }) => replays.levels(params.replayId, params.interviewId, userOf(request).id),
  })
}

import { readDecisionPacket } from '@colloquy/contracts/decision-packet'
import type { FastifyInstance } from 'fastify'
import { userOf } from '../../../infra/http/caller.ts'
import { route } from '../../../infra/http/route.ts'
import type { DecisionPacketService } from './decision-packet.service.ts'

export function decisionPacketRoutes(app: FastifyInstance, packets: DecisionPacketService): void {
  route(app, readDecisionPacket, {
    permission: 'reports.read',
    audit: { views: 'decision.packet_made' },
    handle: ({ params, request }) => packets.read(userOf(request), params.interviewId),
  })
}

import { readAgreement } from '@colloquy/contracts/agreement'
import type { FastifyInstance } from 'fastify'
import { route } from '../../../infra/http/route.ts'
import type { AgreementService } from './agreement.service.ts'

export function agreementRoutes(app: FastifyInstance, agreement: AgreementService): void {
  route(app, readAgreement, {
    permission: 'agreement.read',
    audit: 'nothing',
    handle: ({ query }) => agreement.read(query.positionId),
  })
}

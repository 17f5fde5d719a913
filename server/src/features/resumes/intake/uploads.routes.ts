import { beginUpload, endUpload, type MyInterview, readUpload, sendUploadPart } from '@colloquy/contracts/my-interview'
import { largestUploadPart } from '@colloquy/contracts/resumes'
import type { FastifyInstance } from 'fastify'
import { AppError } from '../../../domain/app-error.ts'
import { candidateOf } from '../../../infra/http/caller.ts'
import { route } from '../../../infra/http/route.ts'
import type { UploadService } from './uploads.service.ts'

type Deps = { uploads: UploadService; viewInterview: (interviewId: string) => Promise<MyInterview> }

/** A scope of its own: nowhere else is a body of plain bytes accepted. */
export function uploadRoutes(app: FastifyInstance, { uploads, viewInterview }: Deps): void {
  app.register(async (scope) => {
    scope.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, bytes, done) =>
      done(null, bytes),
    )
    route(scope, beginUpload, {
      permission: 'my-interview.write',
      audit: 'nothing',
      handle: ({ request, body }) => uploads.begin(candidateOf(request).interviewId, body),
    })
    route(scope, readUpload, {
      permission: 'my-interview.read',
      audit: 'nothing',
      handle: ({ request, params }) =>
        uploads.read({ interviewId: candidateOf(request).interviewId, uploadId: params.uploadId }),
    })
    route(scope, sendUploadPart, {
      permission: 'my-interview.write',
      audit: 'nothing',
      replayable: false,
      bodyLimit: largestUploadPart,
      async handle({ request, params, query }) {
        const bytes: unknown = request.body
        if (!Buffer.isBuffer(bytes))
          throw new AppError('unsupported_media_type', 'Send the bytes of the part as application/octet-stream.')
        const { interviewId } = candidateOf(request)
        return uploads.append({ interviewId, uploadId: params.uploadId }, query.offset, bytes)
      },
    })
    route(scope, endUpload, {
      permission: 'my-interview.write',
      audit: 'resume.attached',
      async handle({ request, params }) {
        const { interviewId } = candidateOf(request)
        await uploads.end({ interviewId, uploadId: params.uploadId })
        return viewInterview(interviewId)
      },
    })
  })
}

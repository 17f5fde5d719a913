import { endpoint } from '@colloquy/contracts/endpoint'
import { type MyInterview, uploadResume } from '@colloquy/contracts/my-interview'
import { readResume, readResumeText, retryResume } from '@colloquy/contracts/resumes'
import { Id } from '@colloquy/contracts/vocabulary'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError } from '../../domain/app-error.ts'
import { candidateOf } from '../../infra/http/caller.ts'
import { route } from '../../infra/http/route.ts'
import type { ResumeService } from './resumes.service.ts'

type Deps = {
  resumes: ResumeService
  viewInterview: (interviewId: string) => Promise<MyInterview>
  uploadLimitBytes: number
}

const downloadResume = endpoint({
  method: 'GET',
  path: '/api/interviews/:interviewId/resume/file',
  summary: 'The file as it was uploaded, as a download',
  tag: 'resumes',
  params: z.object({ interviewId: Id }),
  response: { 200: z.any() },
})

export function resumeRoutes(app: FastifyInstance, { resumes, viewInterview, uploadLimitBytes }: Deps): void {
  route(app, uploadResume, {
    permission: 'my-interview.write',
    audit: 'resume.attached',
    replayable: false,
    bodyLimit: uploadLimitBytes + 64 * 1024,
    async handle({ request }) {
      const { interviewId } = candidateOf(request)
      await resumes.upload(interviewId, await receivedFile(request))
      return viewInterview(interviewId)
    },
  })
  route(app, readResume, {
    permission: 'resumes.read',
    audit: { views: 'resume.viewed' },
    handle: ({ params }) => resumes.forReview(params.interviewId),
  })
  route(app, readResumeText, {
    permission: 'resumes.read',
    audit: { views: 'resume.text_viewed' },
    handle: ({ params }) => resumes.text(params.interviewId),
  })
  route(app, retryResume, {
    permission: 'resumes.retry',
    audit: 'resume.read_again',
    handle: ({ params }) => resumes.retry(params.interviewId),
  })
  route(app, downloadResume, {
    permission: 'resumes.read',
    audit: { views: 'resume.downloaded' },
    async handle({ params, reply }) {
      const { name, bytes } = await resumes.file(params.interviewId)
      // Always a download, never shown in our origin: whatever it is, it cannot run here.
      reply
        .type('application/octet-stream')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .header('content-security-policy', "default-src 'none'; sandbox")
      return Buffer.from(bytes)
    },
  })
}

async function receivedFile(request: FastifyRequest): Promise<{ name: string; bytes: Uint8Array }> {
  if (!request.isMultipart())
    throw new AppError('unsupported_media_type', 'Send the file as multipart/form-data with a part named “file”.')
  const part = await wellFormed(request.file())
  if (!part) throw new AppError('resume_refused', 'No file arrived. Please choose one and try again.')
  return { name: part.filename ?? 'resume', bytes: await wellFormed(part.toBuffer()) }
}

/** The framework's own refusals have a code; what else the reader of forms throws is about the form. */
async function wellFormed<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) throw cause
    throw new AppError('malformed_body', 'The form broke off or is not one. Nothing was changed; please try again.', {
      cause,
    })
  }
}

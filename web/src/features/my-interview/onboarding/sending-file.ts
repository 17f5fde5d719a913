import type { Endpoint, ReplyOf } from '@colloquy/contracts/endpoint'
import { beginUpload, endUpload, type MyInterview, readUpload, sendUploadPart } from '@colloquy/contracts/my-interview'
import type { ResumeUpload } from '@colloquy/contracts/resumes'
import type { ApiRequest } from '../../../api/call.ts'
import { type ApiProblem, isApiProblem, localProblem } from '../../../api/problem.ts'
import { pauseBefore } from '../../../api/retry.ts'
import { send } from '../../../api/send.ts'
import { newId } from '../../../api/trace.ts'

export type SendingProgress = {
  /** How much has arrived, 0–1. */
  share: number
  connected: boolean
}

/** Small enough that a dropped connection costs little, large enough that a slow answer does not. */
const partBytes = 128 * 1024

/** Uploads of this page by file, for browsers that compute no checksum (plain http): the server cannot know the file again. */
const begun = new WeakMap<File, string>()

/**
 * Sends a file in parts and goes on by itself after a dropped connection, for as long as it takes. Sent again after a pause
 * or after the page was loaded anew, the same file goes on from what has arrived.
 */
export async function sendFile(
  file: File,
  onProgress: (progress: SendingProgress) => void,
  signal: AbortSignal,
): Promise<{ data: MyInterview } | { error: ApiProblem }> {
  let share = 0
  const tell = (connected: boolean) => {
    if (!signal.aborted) onProgress({ share, connected })
  }
  const call = <E extends Endpoint>(endpoint: E, parts: ApiRequest['call']) =>
    persistently(endpoint, parts, signal, tell)
  try {
    const upload = await beginOrGoOn(file, call)
    for (let offset = upload.offset; offset < upload.size; ) {
      share = offset / upload.size
      tell(true)
      const body = await bytesOf(file.slice(offset, offset + partBytes))
      const part = { params: { uploadId: upload.id }, query: { offset }, body }
      offset = (await call(sendUploadPart, part).catch(goOnWhereTheServerIs)).offset
    }
    share = 1
    tell(true)
    return { data: await call(endUpload, { params: { uploadId: upload.id } }) }
  } catch (error) {
    if (!isApiProblem(error)) throw error
    if (error.code === 'upload_unknown') begun.delete(file)
    return { error }
  }
}

type Call = <E extends Endpoint>(endpoint: E, parts: ApiRequest['call']) => Promise<ReplyOf<E>>

async function beginOrGoOn(file: File, call: Call): Promise<ResumeUpload> {
  const uploadId = begun.get(file)
  if (uploadId) return call(readUpload, { params: { uploadId } })
  const sha256 = await checksum(file)
  const upload = await call(beginUpload, { body: { fileName: file.name, size: file.size, sha256 } })
  if (sha256 === null) begun.set(file, upload.id)
  return upload
}

/** A part whose answer was lost has arrived: the server says where to go on. */
function goOnWhereTheServerIs(problem: unknown): { offset: number } {
  const offset = isApiProblem(problem) && problem.code === 'upload_out_of_step' ? problem.context?.offset : undefined
  if (typeof offset !== 'number') throw problem
  return { offset }
}

async function persistently<E extends Endpoint>(
  endpoint: E,
  call: ApiRequest['call'],
  signal: AbortSignal,
  tell: (connected: boolean) => void,
): Promise<ReplyOf<E>> {
  const key = newId()
  for (let attempt = 0; ; attempt += 1) {
    const sent = await send({ endpoint, call }, key, signal)
    // `send` has checked it with the endpoint's own schema.
    if (!('error' in sent)) return sent.data as ReplyOf<E>
    if (signal.aborted || !passes(sent.error)) throw sent.error
    tell(false)
    await pauseOrOnline(pauseBefore(attempt, sent.error), signal)
  }
}

const passes = ({ code, status }: ApiProblem) =>
  code === 'offline' || code === 'request_in_progress' || code === 'rate_limited' || status === 503

/** Ends early when the browser says that the network is back, or when nobody waits any more. */
function pauseOrOnline(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer)
      window.removeEventListener('online', end)
      signal.removeEventListener('abort', end)
      done()
    }
    const timer = setTimeout(end, ms)
    window.addEventListener('online', end)
    signal.addEventListener('abort', end)
  })
}

/** Whether a file that is chosen again, after the page was loaded anew, is known by its checksum. */
export const knowsFilesAgain = (): boolean => 'subtle' in crypto

async function checksum(file: File): Promise<string | null> {
  if (!knowsFilesAgain()) return null
  const digest = await crypto.subtle.digest('SHA-256', await bytesOf(file))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await blob.arrayBuffer())
  } catch {
    const detail = 'The file was moved or changed meanwhile. Please choose it again.'
    throw { ...localProblem('cancelled', ''), code: 'upload_damaged', title: 'The file cannot be read', detail }
  }
}

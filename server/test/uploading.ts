import { createHash } from 'node:crypto'
import { request } from 'node:http'
import type { Browser } from './product.ts'

const base = '/api/my-interview/resume/uploads'
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export const begin = (candidate: Browser, bytes: Uint8Array, fileName = 'resume.pdf', sha256 = sha256Of(bytes)) =>
  candidate.send('POST', base, { body: { fileName, size: bytes.length, sha256 } })

export const sendPart = (candidate: Browser, id: string, offset: number, bytes: Uint8Array) =>
  candidate.send('PATCH', `${base}/${id}?offset=${offset}`, {
    body: Buffer.from(bytes),
    headers: { 'content-type': 'application/octet-stream' },
  })

export const arrived = (candidate: Browser, id: string) => candidate.send('GET', `${base}/${id}`)
export const end = (candidate: Browser, id: string) => candidate.send('POST', `${base}/${id}/end`)

/** Sends a part over a connection of its own and cuts it before the last byte of it is out. */
export async function sendPartAndDrop(
  server: { address: string; cookie: string },
  part: { id: string; offset: number; bytes: Uint8Array; cutAfter: number },
): Promise<void> {
  const sending = request(`${server.address}${base}/${part.id}?offset=${part.offset}`, {
    method: 'PATCH',
    headers: {
      cookie: server.cookie,
      'content-type': 'application/octet-stream',
      'content-length': part.bytes.length,
    },
  })
  const closed = new Promise((done) => sending.on('close', done))
  sending.on('error', () => {}) // the cut itself
  sending.write(part.bytes.subarray(0, part.cutAfter), () => sending.destroy())
  await closed
}

import { type FauxqsServer, startFauxqs } from 'fauxqs'
import { afterAll, expect, it } from 'vitest'
import { expectOk, inviteTo, makePosition, openLink } from '../../../../test/interview-steps.ts'
import { useProduct } from '../../../../test/product.ts'
import { resumePdf } from '../../../../test/resume-files.ts'
import { begin, end, sendPart } from '../../../../test/uploading.ts'

let s3: FauxqsServer = await storageServer(0)
const product = useProduct({
  S3_BUCKET: 'colloquy',
  S3_ENDPOINT: `http://127.0.0.1:${s3.port}`,
  S3_ACCESS_KEY_ID: 'test',
  S3_SECRET_ACCESS_KEY: 'a secret of tests',
})
afterAll(() => s3.stop())

async function storageServer(port: number): Promise<FauxqsServer> {
  const server = await startFauxqs({ port, logger: false })
  server.createBucket('colloquy')
  return server
}

it('R1.4, R4.4 with the storage of files out of reach, the interview goes on and the upload is made up for later', async () => {
  const candidate = await openLink(product, await inviteTo(product, (await makePosition(product)).id))
  const { notice } = expectOk(await candidate.send('GET', '/api/my-interview'))
  expectOk(await candidate.send('POST', '/api/my-interview/consent', { body: { noticeVersion: notice.version } }))
  const bytes = resumePdf()
  const { id } = expectOk(await begin(candidate, bytes))
  const { port } = s3
  await s3.stop()

  expectOk(await sendPart(candidate, id, 0, bytes))
  expect(await end(candidate, id)).toMatchObject({ status: 503, body: { code: 'temporarily_unavailable' } })
  const health = expectOk(await candidate.send('GET', '/api/health/ready'))
  expect(health).toMatchObject({ status: 'ready', parts: { files: 'degraded' } })
  const profile = { fullName: 'Robin Example', email: 'robin@candidates.example', phone: '+44 20 7946 0958' }
  expect(expectOk(await candidate.send('PUT', '/api/my-interview/profile', { body: profile })).status).toBe('ready')

  s3 = await storageServer(port)
  expect(await end(candidate, id)).toMatchObject({ status: 202 })
  await product.work()
  const { resume } = expectOk(await candidate.send('GET', '/api/my-interview'))
  expect(resume).toMatchObject({ status: 'read', fields: { name: { value: 'Robin Example' } } })
  expect((await candidate.send('DELETE', '/api/my-interview/data')).status).toBe(204)
})

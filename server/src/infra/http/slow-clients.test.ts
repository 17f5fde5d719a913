import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { beforeAll, describe, expect, it } from 'vitest'
import { useProduct } from '../../../test/product.ts'

const product = useProduct({ REQUEST_TIMEOUT_SECONDS: '1' })
beforeAll(async () => {
  await product.app.listen({ port: 0, host: '127.0.0.1' })
})

/** What a client hears until the server hangs up, if it sends this and then nothing more. */
async function heardAfter(beginning: string): Promise<string> {
  const socket = connect((product.app.server.address() as AddressInfo).port, '127.0.0.1')
  let heard = ''
  socket.setEncoding('utf8').on('data', (text) => {
    heard += text
  })
  socket.write(beginning)
  await once(socket, 'close')
  return heard
}

describe('R8.2 whoever never finishes a request is cut off', () => {
  it.each([
    ['its headers', 'GET /api/health/live HTTP/1.1\r\nHost: localhost\r\nX-Slow: '],
    [
      'its body',
      'POST /api/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"email"',
    ],
  ])('%s', async (_what, beginning) => {
    expect(await heardAfter(beginning)).toMatch(/^HTTP\/1\.1 408 /)
    expect((await product.browser().send('GET', '/api/health/live')).status).toBe(200)
  })
})

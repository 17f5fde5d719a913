import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { Problem } from '@colloquy/contracts/problem'
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

/** The refusal, in its one shape. */
function problemIn(heard: string, status: number): Problem {
  expect(heard).toMatch(
    new RegExp(`^HTTP/1\\.1 ${status} [\\s\\S]*\\r\\ncontent-type: application/problem\\+json\\r\\n`, 'i'),
  )
  // R8.2: no hook has run, and it is protected all the same.
  for (const header of ['content-security-policy', 'permissions-policy', 'x-content-type-options', 'cache-control'])
    expect(heard.slice(0, heard.indexOf('\r\n\r\n'))).toContain(`\r\n${header}: `)
  return Problem.parse(JSON.parse(heard.slice(heard.indexOf('\r\n\r\n'))))
}

describe('R1.1 what is no request is refused in the shape of every refusal, and the connection is closed', () => {
  const get = 'GET /api/health/live HTTP/1.1\r\nHost: localhost\r\n'
  it.each([
    ['headers of 20 KB', `${get}X-A: ${'a'.repeat(20_000)}\r\n\r\n`, 431, 'headers_too_large'],
    ['two lengths', `${get}Content-Length: 4\r\nContent-Length: 5\r\n\r\n`, 400, 'malformed_body'],
    [
      'a length and chunks',
      `${get}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
      'malformed_body',
    ],
    ['U+0000 in a header', `${get}X-A: a\0b\r\n\r\n`, 400, 'malformed_body'],
    ['the beginning of TLS', '\x16\x03\x01\x02\0\x01\0', 400, 'malformed_body'],
  ])('%s', async (_what, sent, status, code) => {
    expect(problemIn(await heardAfter(sent), status)).toMatchObject({ status, code })
  })
})

describe('R8.2 whoever never finishes a request is cut off', () => {
  it.each([
    ['its headers', 'GET /api/health/live HTTP/1.1\r\nHost: localhost\r\nX-Slow: '],
    [
      'its body',
      'POST /api/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"email"',
    ],
  ])('%s', async (_what, beginning) => {
    expect(problemIn(await heardAfter(beginning), 408)).toMatchObject({ status: 408, code: 'request_unfinished' })
    expect((await product.browser().send('GET', '/api/health/live')).status).toBe(200)
  })
})

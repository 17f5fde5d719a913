import { createServer, type Socket } from 'node:net'
import { setTimeout as later } from 'node:timers/promises'

export type ClamdBehaviour = 'well' | 'close' | 'close_midway' | 'silent' | 'garbage' | 'endless' | 'too_large' | 'drip'

export type ClamdServer = {
  readonly url: string
  readonly port: number
  /** What arrived whole, byte for byte. */
  readonly scanned: Buffer[]
  behave(how: ClamdBehaviour): void
  stop(): Promise<void>
}

/** Speaks clamd's protocol on loopback, finds one word infected, and misbehaves when told to. */
export async function startClamdServer({ infected = 'MALWARE', port = 0, path = '' } = {}): Promise<ClamdServer> {
  const scanned: Buffer[] = []
  const open = new Set<Socket>()
  let behaviour: ClamdBehaviour = 'well'

  async function answer(socket: Socket, reply: string): Promise<void> {
    if (behaviour === 'silent') return
    if (behaviour === 'close') return void socket.destroy()
    if (behaviour === 'garbage') return void socket.end('HTTP/1.1 200 OK\r\n\r\n<html></html>\0')
    if (behaviour === 'too_large') return void socket.end('INSTREAM size limit exceeded. ERROR\0')
    if (behaviour === 'endless') return void socket.write('x'.repeat(100_000))
    for (const part of behaviour === 'drip' ? reply : [reply]) {
      socket.write(part)
      if (behaviour === 'drip') await later(1)
    }
    socket.end()
  }

  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => undefined) // a caller who hangs up is what some of these are about
    let received = Buffer.alloc(0)
    socket.on('data', (bytes): void => {
      received = Buffer.concat([received, bytes as Buffer])
      if (behaviour === 'close_midway') return void socket.destroy()
      if (received.toString('latin1') === 'zPING\0') return void answer(socket, 'PONG\0')
      const file = wholeFile(received)
      if (!file) return
      scanned.push(file)
      void answer(socket, file.includes(infected) ? 'stream: Colloquy.Test.UNOFFICIAL FOUND\0' : 'stream: OK\0')
    })
  })
  await new Promise<void>((resolve) =>
    path ? server.listen(path, resolve) : server.listen(port, '127.0.0.1', resolve),
  )
  const address = server.address()
  const listens = typeof address === 'object' && address ? address.port : 0
  return {
    url: path ? `unix:${path}` : `tcp://127.0.0.1:${listens}`,
    port: listens,
    scanned,
    behave: (how) => {
      behaviour = how
    },
    stop: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The chunks put together, once the length of nothing has arrived. */
function wholeFile(received: Buffer): Buffer | null {
  const chunks: Buffer[] = []
  for (let at = 'zINSTREAM\0'.length; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at)
    if (length === 0) return Buffer.concat(chunks)
    chunks.push(received.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}

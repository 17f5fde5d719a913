import { Agent, request } from 'node:http'

export type Reply = { status: number; text: string }
export type Send = (method: string, path: string, body: object, headers?: Record<string, string>) => Promise<Reply>
export type Measured = { requests: number; seconds: number; latencies: number[] }

/** Sends to one server over connections that stay open. */
export function senderTo(address: string, connections: number): { send: Send; close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const { hostname, port } = new URL(address)
  const send: Send = (method, path, body, headers = {}) =>
    new Promise((resolve, reject) => {
      const payload = Buffer.from(JSON.stringify(body))
      const all = { 'content-type': 'application/json', 'content-length': payload.length, ...headers }
      const sent = request({ agent, hostname, port, method, path, headers: all }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }),
        )
      })
      sent.on('error', reject)
      sent.end(payload)
    })
  return { send, close: () => agent.destroy() }
}

/** Lets each client send one request after the other until the time is over. Every answer must be a success. */
export async function measure(clients: readonly (() => Promise<Reply>)[], seconds: number): Promise<Measured> {
  const latencies: number[] = []
  const begun = performance.now()
  const end = begun + seconds * 1000
  const run = async (act: () => Promise<Reply>) => {
    while (performance.now() < end) {
      const from = performance.now()
      const { status, text } = await act()
      if (status !== 200) throw new Error(`A request was answered with ${status}: ${text}`)
      latencies.push(performance.now() - from)
    }
  }
  await Promise.all(clients.map(run))
  return { requests: latencies.length, seconds: (performance.now() - begun) / 1000, latencies }
}

import type { Sender } from '../../../server/test/walk/world.ts'

type Reply = Awaited<ReturnType<Sender['send']>>
export type HttpBrowser = Sender & {
  /** The cookies as a header, for requests that are sent by other means. */
  cookie(): string
  /** The beginning of an answer that does not end, such as a stream. */
  beginning(url: string, headers?: Record<string, string>): Promise<Reply>
}

let browsers = 0

/** Keeps its cookies and sends them, over real connections; each from an address of its own, as the proxy would say. */
export function browserAt(address: string): HttpBrowser {
  const cookies = new Map<string, string>()
  browsers += 1
  const from = { 'x-forwarded-for': `10.0.${Math.floor(browsers / 250)}.${(browsers % 250) + 1}` }
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

  function remember(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/;\s*max-age=0/i.test(line) || value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
  }

  const own = {
    async send(...[method, url, { body, headers, form } = {}]: Parameters<Sender['send']>): Promise<Reply> {
      // Text goes out as it is, for whoever wants to send what is no JSON.
      const json = body === undefined || typeof body === 'string' ? undefined : JSON.stringify(body)
      const payload = form ?? json ?? (body as string | undefined)
      const response = await fetch(address + url, {
        method,
        redirect: 'manual',
        headers: {
          ...from,
          cookie: cookie(),
          ...(json !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(payload !== undefined && { body: payload }),
      })
      remember(response)
      return replyOf(response.status, await response.text(), response.headers.get('content-type'))
    },
  }

  return {
    cookie,
    // Like the pages: a session that has run out is refreshed once, and the request sent again.
    async send(...request) {
      const reply = await patiently(() => own.send(...request))
      if (reply.status !== 401 || !cookies.has('colloquy_refresh')) return reply
      await own.send('POST', '/api/sessions/refresh')
      return own.send(...request)
    },
    async beginning(url, headers = {}) {
      const following = new AbortController()
      const response = await fetch(address + url, {
        headers: { ...from, cookie: cookie(), ...headers },
        signal: following.signal,
      })
      const first = await response.body?.getReader().read()
      following.abort()
      const text = Buffer.from(first?.value ?? []).toString('utf8')
      return replyOf(response.status, text, response.headers.get('content-type'))
    },
  }
}

function replyOf(status: number, text: string, type: string | null): Reply {
  const isJson = /[/+]json/.test(type ?? '') && text !== ''
  return { status, body: isJson ? JSON.parse(text) : null, text, headers: { 'content-type': type } }
}

/** Under more load than it can bear the product says when to come back, and is taken at its word. */
async function patiently(send: () => Promise<Reply>): Promise<Reply> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const reply = await send()
    if (reply.status !== 503 || reply.body?.code !== 'temporarily_unavailable') return reply
    await new Promise((done) => setTimeout(done, 1000))
  }
  return send()
}

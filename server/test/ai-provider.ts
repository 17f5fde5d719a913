import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type ModelSays, modelReply } from './ai-provider-model.ts'
import { protocolOf, type SpokenRequest } from './ai-provider-protocols.ts'

/** What a provider may do instead of answering well. */
export const misbehaviours = [
  'timeout',
  'drip',
  'close',
  'rate_limit',
  'error',
  'html',
  'truncated',
  'wrong_schema',
  'unkeepable',
  'refuse',
  'invent_quotes',
  'obey_injection',
  'wrong_key',
] as const
export type Misbehaviour = (typeof misbehaviours)[number]
/** `redirect`: sends the caller on to another host, which no caller of ours follows. */
export type Behaviour = 'well' | 'redirect' | Misbehaviour

export type AiProvider = {
  /** The base address to configure, with its `/v1`. */
  readonly url: string
  /** Every request that arrived: path, headers, and the body as it was on the wire. */
  readonly requests: { path: string; headers: IncomingMessage['headers']; body: string }[]
  /** From now on. A function decides for each request, by its number. */
  behave(how: Behaviour | ((nth: number) => Behaviour)): void
  /** The model's words, for a test that wants others than the usual ones. */
  say(words: ((request: SpokenRequest) => string) | null): void
  stop(): Promise<void>
}

/**
 * A provider of models on loopback, which speaks the protocols of OpenAI (chat completions and responses), of
 * Anthropic (messages) and of Google (generateContent), and misbehaves when told to.
 */
export async function startAiProvider({ retryAfterSeconds = 1 } = {}): Promise<AiProvider> {
  const requests: AiProvider['requests'] = []
  let behaviour: (nth: number) => Behaviour = () => 'well'
  let words: ((request: SpokenRequest) => string) | null = null

  const server = createServer((request, response) => {
    // A caller who hangs up is what some of these are about.
    response.on('error', () => undefined)
    void readBody(request).then((body) => {
      requests.push({ path: request.url ?? '', headers: request.headers, body })
      answer(request, response, body, behaviour(requests.length))
    })
  })

  function answer(request: IncomingMessage, response: ServerResponse, body: string, how: Behaviour): void {
    const protocol = protocolOf(request.url ?? '')
    if (!protocol) {
      json(response, 404, { error: { message: 'There is no such path.' } })
      return
    }
    const spoken = protocol.read(JSON.parse(body))
    const good = () => JSON.stringify(protocol.write(words ? words(spoken) : modelReply(spoken, says(how)), spoken))
    const { authorization } = request.headers
    const acts: Partial<Record<Behaviour, () => void>> = {
      timeout: () => undefined,
      drip: () => drip(response, good()),
      close: () => request.socket.destroy(),
      rate_limit: () =>
        json(response, 429, { error: { message: 'Too many.' } }, { 'retry-after': String(retryAfterSeconds) }),
      error: () => json(response, 500, { error: { message: 'Broken.' } }),
      wrong_key: () => json(response, 401, { error: { message: `This key is wrong: ${authorization}` } }),
      html: () => send(response, 200, 'text/html', '<html><body>Sign in to the network</body></html>'),
      truncated: () => send(response, 200, 'application/json', good().slice(0, -40)),
      redirect: () => json(response, 307, {}, { location: 'http://127.0.0.1:9/elsewhere' }),
      refuse: () => json(response, 200, protocol.refuse()),
    }
    const act = acts[how] ?? (() => send(response, 200, 'application/json', good()))
    act()
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    behave: (how) => {
      behaviour = typeof how === 'function' ? how : () => how
    },
    say: (said) => {
      words = said
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const says = (how: Behaviour): ModelSays =>
  how === 'wrong_schema' || how === 'unkeepable' || how === 'invent_quotes' || how === 'obey_injection' ? how : 'well'

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  send(response, status, 'application/json', JSON.stringify(body), headers)
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': type, ...headers }).end(body)
}

/** A byte now and then, and never the last one. */
function drip(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  let at = 0
  const timer = setInterval(() => {
    response.write(body[at] ?? ' ')
    at = Math.min(at + 1, body.length - 2)
  }, 20)
  response.on('close', () => clearInterval(timer))
}

import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

export type ProviderPerson = { email?: string; email_verified?: boolean; name?: string; groups?: string[] }
export type OpenIdProvider = Awaited<ReturnType<typeof startOpenIdProvider>>

export const providerClient = { clientId: 'colloquy', clientSecret: 'a secret between us and the provider' }

/** A real OpenID Connect provider on this machine, whose people are signed in by name alone. */
export async function startOpenIdProvider(redirectUri: string) {
  const people = new Map<string, ProviderPerson>()
  const server: Server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: providerClient.clientId,
        client_secret: providerClient.clientSecret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    cookies: { keys: ['only in tests'] },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: async () => ({ sub, ...people.get(sub) }) }),
    pkce: { required: () => true },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
  })
  server.on('request', provider.callback())

  return {
    issuer,
    people,
    /** Goes through the provider's pages as this person, and gives the address that it sends the browser back to. */
    visit: (url: string, sub: string, act: 'agree' | 'cancel' = 'agree') => visit(url, sub, act, redirectUri),
    stop: () => new Promise<void>((done) => server.close(() => done())),
  }
}

async function visit(start: string, sub: string, act: 'agree' | 'cancel', end: string): Promise<URL> {
  const cookies = new Map<string, string>()
  const go = async (url: URL, body?: URLSearchParams): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await fetch(url, {
      headers: { cookie },
      redirect: 'manual',
      ...(body && { method: 'POST', body }),
    })
    for (const line of reply.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    return reply
  }
  let url = new URL(start)
  let reply = await go(url)
  for (let steps = 0; steps < 20; steps += 1) {
    const location = reply.headers.get('location')
    if (location) {
      url = new URL(location, url)
      if (url.href.startsWith(end)) return url
      reply = await go(url)
    } else if (act === 'cancel') {
      reply = await go(new URL(`${url.href}/abort`))
    } else {
      const prompt = (await reply.text()).includes('value="login"') ? 'login' : 'consent'
      reply = await go(url, new URLSearchParams({ prompt, login: sub, password: 'any' }))
    }
  }
  throw new Error(`The provider did not send the browser back; it stands at ${url.href}`)
}

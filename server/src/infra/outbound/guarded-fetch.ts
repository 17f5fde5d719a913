import { type LookupAddress, type LookupOptions, lookup as resolve } from 'node:dns'
import { isIP } from 'node:net'
import { Agent } from 'undici'
import { type AllowedNetworks, mayConnectTo } from './addresses.ts'

type Found = (error: Error | null, addresses: LookupAddress[]) => void
type Resolve = (host: string, options: LookupOptions & { all: true }, found: Found) => void

/**
 * Reaches the one host that is configured, and nothing else: no other origin, no redirect, and no address that is not
 * public or allowed by name. The address is looked at when the connection is made, so that a name which points
 * elsewhere the second time it is asked leads nowhere.
 */
export function guardedFetch(
  baseUrl: string,
  allowed: AllowedNetworks,
  resolveHost: Resolve = (host, options, found) => resolve(host, options, found),
): typeof fetch {
  const { origin, hostname } = new URL(baseUrl)
  const literal = hostname.replace(/^\[|\]$/g, '')
  const dispatcher = new Agent({
    connect: {
      lookup: (host, options, found) =>
        resolveHost(host, { ...options, all: true }, (error, addresses) => {
          if (error) return found(error, [])
          const open = addresses.filter(({ address }) => mayConnectTo(address, allowed))
          const [first] = open
          if (!first) return found(refusal(), [])
          if (options.all) found(null, open)
          else found(null, first.address, first.family)
        }),
    },
  })
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (url.origin !== origin) throw new TypeError('This address is not the configured one.')
    // An address in digits is connected to without a look-up.
    if (isIP(literal) && !mayConnectTo(literal, allowed)) throw refusal()
    return fetch(input, { ...init, redirect: 'error', dispatcher: toBuiltIn(dispatcher) })
  }
}

// Node's fetch takes this package's dispatchers; the types of the two know each other by copies.
const toBuiltIn = (agent: Agent) => agent as unknown as NonNullable<RequestInit['dispatcher']>

const refusal = () => new TypeError('This address is neither public nor one that the configuration allows.')

import ipaddr from 'ipaddr.js'

/** The network that an address belongs to, which is all that can be said of a place without asking others. */
export function placeOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'Unknown network'
  const known = ipaddr.process(address)
  const range = known.range()
  if (range === 'loopback') return 'The machine of the server'
  if (range === 'private' || range === 'uniqueLocal' || range === 'linkLocal') return 'The local network'
  if (known instanceof ipaddr.IPv4) return `Network ${known.octets.slice(0, 3).join('.')}.x`
  const [first = 0, second = 0, third = 0] = known.parts
  return `Network ${[first, second, third].map((part) => part.toString(16)).join(':')}::`
}

/** What one caller can be told by: an IPv4 address, or the /64 network that a caller with IPv6 has to itself. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const known = ipaddr.process(address)
  return known instanceof ipaddr.IPv4 ? known.toString() : known.parts.slice(0, 4).join(':')
}

import ipaddr from 'ipaddr.js'

const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3')

/** Addresses and networks such as `127.0.0.1` or `10.2.0.0/16`. */
export type AllowedNetworks = readonly string[]

/**
 * Whether a connection may go to this address: to the public internet, or to a network that the operator has named.
 * Everything else (this machine, the network it stands in, the link-local address where clouds keep credentials, and
 * forms that stand for one of those, such as `::ffff:127.0.0.1`) is refused.
 */
export function mayConnectTo(address: string, allowed: AllowedNetworks): boolean {
  if (!ipaddr.isValid(address)) return false
  const target = ipaddr.process(address)
  return isPublic(target) || allowed.some((network) => isNetwork(network) && contains(network, target))
}

/** Of IPv6 only 2000::/3 is given out; `::127.0.0.1`, an old way to write an IPv4 address, would pass for any other. */
function isPublic(target: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (target.range() !== 'unicast') return false
  return target.kind() === 'ipv4' || target.match(globalUnicast)
}

export function isNetwork(text: string): boolean {
  return ipaddr.isValid(text) || ipaddr.isValidCIDR(text)
}

function contains(network: string, target: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  const [base, bits] = ipaddr.isValidCIDR(network) ? ipaddr.parseCIDR(network) : whole(ipaddr.process(network))
  return base.kind() === target.kind() && target.match(base, bits)
}

const whole = (address: ipaddr.IPv4 | ipaddr.IPv6): [ipaddr.IPv4 | ipaddr.IPv6, number] => [
  address,
  address.kind() === 'ipv4' ? 32 : 128,
]

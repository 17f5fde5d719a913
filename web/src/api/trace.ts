// `crypto.randomUUID` exists only on https and localhost; Colloquy also runs on plain http in a house network.

const hex = (bytes: number) =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** A random UUID (version 4). */
export function newId(): string {
  const digits = hex(16)
  const variant = ((Number.parseInt(digits.charAt(16), 16) & 3) | 8).toString(16)
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20),
  ].join('-')
}

/** A new W3C trace for one request; its trace id is the correlation id that the server logs. */
export function newTrace(): { traceparent: string; correlationId: string } {
  const correlationId = hex(16)
  return { traceparent: `00-${correlationId}-${hex(8)}-01`, correlationId }
}

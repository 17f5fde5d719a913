/** Bytes of a text in an encoding that the platform can only read: each sign is looked for among all one- and two-byte codes. */
export function encode(text: string, encoding: string): Buffer {
  const codes = new Map<string, number[]>()
  const decoder = new TextDecoder(encoding, { fatal: true })
  const learn = (...bytes: number[]) => {
    try {
      const sign = decoder.decode(Uint8Array.from(bytes))
      if ([...sign].length === 1 && !codes.has(sign)) codes.set(sign, bytes)
    } catch {
      // No sign has this code.
    }
  }
  for (let first = 0; first < 256; first++) learn(first)
  for (let first = 0; first < 256; first++) for (let second = 0; second < 256; second++) learn(first, second)
  return Buffer.from(
    [...text].flatMap((sign) => {
      const bytes = codes.get(sign)
      if (!bytes) throw new Error(`${encoding} has no ${sign}`)
      return bytes
    }),
  )
}

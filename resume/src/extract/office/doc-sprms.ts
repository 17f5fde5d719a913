/** Properties of characters and paragraphs in old Word files, by their codes. */
export const sprmsOf = {
  deleted: 0x0800,
  hidden: 0x083c,
  size: 0x4a43,
  scale: 0x4852,
  colour: 0x6870,
  colourNumber: 0x2a42,
  list: 0x460b,
}

/** What letters stand on: marks and shading of characters, paragraphs and cells. */
export const groundSprms = [0x2a0c, 0x4866, 0xca71, 0x442d, 0xc64d, 0xd609, 0xd612, 0xd670]

/** Length in bytes of what follows a code, by its three highest bits; of the sixth kind the next byte tells. */
const lengths = [1, 1, 2, 4, 2, 2, 0, 3]

/** Value of one property in a list of properties; undefined where it is not in it. */
export function sprm(properties: Buffer, wanted: number): number | undefined {
  let found: number | undefined
  for (let at = 0; at + 2 < properties.length; ) {
    const code = properties.readUInt16LE(at)
    const kind = code >> 13
    const length = kind === 6 ? (properties[at + 2] ?? 0) + 1 : (lengths[kind] ?? 1)
    if (code === wanted && at + 2 + length <= properties.length)
      found = properties.readUIntLE(at + 2, Math.min(length, 4))
    at += 2 + length
  }
  return found
}

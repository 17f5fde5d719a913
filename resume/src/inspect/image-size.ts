import type { RefusalCode } from '../types.ts'

/** About an A4 page at 600 dots an inch; more would only fill the memory. */
const maxPixels = 40_000_000

/** Judges a picture by the size that its header claims, before it is unpacked. */
export function judgeImage(bytes: Uint8Array, type: 'png' | 'jpeg'): RefusalCode | null {
  const size = type === 'png' ? pngSize(bytes) : jpegSize(bytes)
  if (!size || size.width === 0 || size.height === 0) return 'corrupt'
  return size.width * size.height > maxPixels ? 'too_large' : null
}

type Size = { width: number; height: number }

function pngSize(bytes: Uint8Array): Size | null {
  if (bytes.length < 33) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

/** Walks the markers to the frame header (SOF0–SOF15, without DHT, JPG and DAC). */
function jpegSize(bytes: Uint8Array): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = 2
  while (at + 9 < bytes.length) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return null
}

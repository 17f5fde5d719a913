import { createCanvas, loadImage } from '@napi-rs/canvas'

const topShare = 0.3
const farFromGround = 45
const plainWhite = 225

/**
 * Names often stand in white on a coloured band, which OCR passes over. Gives the top of a page as black on white, each
 * row judged against its own most usual brightness; null when the top has no coloured band.
 */
export async function flattenTop(picture: Buffer): Promise<Buffer | null> {
  const image = await loadImage(picture)
  const height = Math.round(image.height * topShare)
  const canvas = createCanvas(image.width, height)
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  const pixels = context.getImageData(0, 0, image.width, height)
  let banded = 0
  for (let row = 0; row < height; row++) {
    const ground = usualBrightness(pixels.data, row * image.width * 4, image.width)
    if (ground < plainWhite) banded += 1
    for (let column = 0; column < image.width; column++) {
      const at = (row * image.width + column) * 4
      const ink = Math.abs(brightness(pixels.data, at) - ground) > farFromGround ? 0 : 255
      pixels.data.fill(ink, at, at + 3)
    }
  }
  if (banded < 0.1 * height) return null
  context.putImageData(pixels, 0, 0)
  return canvas.toBuffer('image/png')
}

function brightness(data: Uint8ClampedArray, at: number): number {
  return 0.3 * (data[at] ?? 0) + 0.59 * (data[at + 1] ?? 0) + 0.11 * (data[at + 2] ?? 0)
}

function usualBrightness(data: Uint8ClampedArray, from: number, width: number): number {
  const counts = new Uint32Array(32)
  for (let column = 0; column < width; column += 2) {
    const step = Math.min(31, Math.floor(brightness(data, from + column * 4) / 8))
    counts[step] = (counts[step] ?? 0) + 1
  }
  return counts.indexOf(Math.max(...counts)) * 8 + 4
}

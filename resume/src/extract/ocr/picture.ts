import { createCanvas, type Image, loadImage, type SKRSContext2D } from '@napi-rs/canvas'

/** Shades of grey row by row, 0 = black, as Tesseract takes them without unpacking anything. */
export type GreyPicture = { width: number; height: number; shades: Uint8Array }

/** Wide enough for ten-point type, small enough to be read in a few seconds. */
const targetWidth = 1700
/** A small picture gains nothing from being blown up further. */
const mostEnlarged = 3
/** Two pages one below the other; a longer page is read at a smaller scale. */
const mostPixels = 8_000_000

/** By how much a page or picture of that size is scaled before it is read. */
export function readingScale(width: number, height: number): number {
  return Math.min(targetWidth / width, Math.sqrt(mostPixels / (width * height)))
}

/** Unpacks a PNG or JPEG (turned as its camera says) to the size for reading, on white. */
export async function greyPicture(bytes: Uint8Array): Promise<GreyPicture> {
  const image = await loadImage(Buffer.from(bytes))
  const scale = Math.min(mostEnlarged, readingScale(image.width, image.height))
  return paint(image.width * scale, image.height * scale, (context) => drawWhole(context, image))
}

function drawWhole(context: SKRSContext2D, image: Image): void {
  context.drawImage(image, 0, 0, context.canvas.width, context.canvas.height)
}

/** Draws on a white sheet of that size and gives its shades. */
export function paint(width: number, height: number, draw: (context: SKRSContext2D) => void): GreyPicture {
  const canvas = createCanvas(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)))
  const context = canvas.getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingQuality = 'high'
  draw(context)
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
  const shades = new Uint8Array(canvas.width * canvas.height)
  for (let at = 0, from = 0; at < shades.length; at++, from += 4)
    shades[at] = (77 * (data[from] ?? 0) + 151 * (data[from + 1] ?? 0) + 28 * (data[from + 2] ?? 0)) >> 8
  return { width: canvas.width, height: canvas.height, shades }
}

/** The rows from `top` up to, not including, `bottom`. */
export function rowsOf({ width, shades }: GreyPicture, top: number, bottom: number): GreyPicture {
  return { width, height: bottom - top, shades: shades.subarray(top * width, bottom * width) }
}

/** As a file of the simplest format that Tesseract reads (PGM). */
export function toPgm({ width, height, shades }: GreyPicture): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), shades])
}

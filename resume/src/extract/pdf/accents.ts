import type { PdfItem } from './items.ts'

const accent = /^[´ˆ˜¨ˇ˚`]$/

/** TeX raises the accents of capitals to a line of their own; gives each back to the word that begins below it. */
export function placeAccents(items: PdfItem[]): PdfItem[] {
  if (!items.some((item) => accent.test(item.text))) return items
  return items.filter((item) => {
    if (!accent.test(item.text)) return true
    const below = items.find(
      (other) =>
        other !== item &&
        /^\p{Lu}/u.test(other.text) &&
        other.y > item.y &&
        other.y - item.y < 0.5 * item.size &&
        item.x > other.x - 0.1 * item.size &&
        item.x < other.x + 0.8 * item.size,
    )
    if (below) below.text = item.text + below.text
    return !below
  })
}

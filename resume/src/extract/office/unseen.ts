import type { HiddenText } from '../../types.ts'
import { areAlike, narrowest, tinySize } from '../legibility.ts'

/** How a piece of text is printed. Colours are `RRGGBB`; one that is not known, or chosen by the program, is null. */
export type Print = {
  hidden: boolean
  colour: string | null
  ground: string | null
  /** Points; 0 where the format does not say. */
  size: number
  /** How wide the letters are, of their usual width. */
  scale: number
}

export type UnseenKind = Extract<HiddenText['kind'], 'hidden_style' | 'tiny' | 'white'>

export const paper = 'FFFFFF'

/** Why nobody sees the text; null for what can be read. */
export function unseenKind({ hidden, colour, ground, size, scale }: Print): UnseenKind | null {
  if (hidden) return 'hidden_style'
  if ((size > 0 && size < tinySize) || scale < narrowest) return 'tiny'
  return colour !== null && ground !== null && areAlike(Number.parseInt(colour, 16), Number.parseInt(ground, 16))
    ? 'white'
    : null
}

/** `RRGGBB` in capitals of a colour as office formats write it; null for words such as `auto` or `transparent`. */
export function hexColour(written: string | null): string | null {
  return /^#?([\da-f]{6})$/i.exec(written ?? '')?.[1]?.toUpperCase() ?? null
}

/** Gathers unseen text by its kind, in pieces that stand together. */
export class UnseenText {
  readonly #pieces: { kind: UnseenKind; text: string }[] = []
  #isOpen = false

  add(kind: UnseenKind, text: string): void {
    const last = this.#pieces.at(-1)
    if (this.#isOpen && last?.kind === kind) last.text += text
    else this.#pieces.push({ kind, text })
    this.#isOpen = true
  }

  /** What comes later stands elsewhere. */
  endPiece(): void {
    this.#isOpen = false
  }

  get found(): HiddenText[] {
    const written = this.#pieces.map(({ kind, text }) => ({ kind, page: null, text: text.trim() }))
    return written.filter(({ text }) => text !== '')
  }
}

import type { Field } from '../../types.ts'
import { lineAt, type TextIndex } from '../text/text-index.ts'

/** With less than this a name is hardly one. */
const doubtful = 0.3
/** A name with which nothing else agrees has less than this. */
const unwitnessed = 0.86
/** What is set so much larger than the text is what its author put at the top. */
const clearlyLarger = 1.5

/** True where the real name may be drawn: none is found, or one that nothing agrees with and that does not stand out. */
export function mayBeDrawn(index: TextIndex, name: Field<string>): boolean {
  if (!name || name.confidence < doubtful) return true
  if (name.confidence >= unwitnessed) return false
  const sizes = index.lines.map(({ size }) => size).sort((a, b) => a - b)
  const usual = sizes[sizes.length >> 1] ?? 0
  return (lineAt(index, name.where.start)?.size ?? 0) < clearlyLarger * usual
}

import type { Token } from '../text/tokens.ts'

const statement =
  /[;{}]\s*$|^\s*(import|from|const|let|var|def|class|return|if\s*\(|for\s*\(|while\s*\(|#include|SELECT|INSERT|function|public|private|<\/?\w+)|=>|\w+\([^)]*\)\s*$/u

/** Only code: most lines begin or end as statements do, and hardly any prose. A lone call or formula, `O(log n)`, is none. */
export function isCode(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length === 1 && !/[;{}]|=>/.test(text)) return false
  const symbols = (text.match(/[{}();=<>[\]]/g) ?? []).length
  const statements = lines.filter((line) => statement.test(line)).length
  return statements >= 0.8 * lines.length && statements > 0 && symbols > 0.05 * text.length
}

const SPOKEN = 0.1 // share of function words from which statements stand in a sentence

/** More than one statement, on lines of their own or with hardly a function word between them. */
export function isProgram(text: string, tokens: readonly Token[]): boolean {
  if (text.trim().includes('\n')) return true
  const statements = text.match(/;/g)?.length ?? 0
  return statements > 1 && tokens.filter(({ stop }) => stop).length <= SPOKEN * tokens.length
}

import type { TextView } from './text-view.ts'

const agrees = /^(yes|yeah|yep|true|correct)$/
const denies = /^(no|nope|false|incorrect)$/

/** 1 for a text that begins with yes, -1 for one that begins with no, 0 for any other. */
function verdictOf({ tokens }: TextView): number {
  const first = tokens[0]?.word ?? ''
  if (agrees.test(first)) return 1
  return denies.test(first) ? -1 : 0
}

const SMALL = 4 // whole numbers below this count things more often than they are a result
const NEAR = 0.02 // share by which a rounded result may differ
const ROUNDED_FROM = 20 // from here a whole number may stand for one with decimals

const amountsOf = ({ text }: TextView): number[] =>
  [...text.matchAll(/\d+(?:[.,]\d+)*/g)].map(([digits]) => Number(digits.replace(',', '.'))).filter(Number.isFinite)

/** Whether a given number is the wanted one, rounded or as a percentage. */
function isNear(given: number, wanted: number): boolean {
  const rounding = Number.isInteger(given) && wanted > ROUNDED_FROM ? 0.51 : 0
  return (
    Math.abs(given - wanted) <= Math.max(NEAR * wanted, rounding) ||
    Math.abs(given / 100 - wanted) <= (NEAR / 2) * wanted
  )
}

/**
 * What an answer comes to: `verdict_agrees` is 1 where answer and reference begin with the same yes or no, -1 where with
 * opposite ones, else 0; `result_given` is 1 where the answer holds the last number of a reference that the question
 * does not give, else 0.
 */
export function conclusionFeatures(question: TextView, reference: TextView, answer: TextView): Record<string, number> {
  const asked = new Set(amountsOf(question))
  const result = amountsOf(reference)
    .filter((amount) => !asked.has(amount) && !(Number.isInteger(amount) && amount < SMALL))
    .at(-1)
  const given = result !== undefined && amountsOf(answer).some((amount) => isNear(amount, result))
  return { verdict_agrees: verdictOf(reference) * verdictOf(answer) || 0, result_given: given ? 1 : 0 }
}

import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import * as common from '@zxcvbn-ts/language-common'
import * as english from '@zxcvbn-ts/language-en'

// Run by `password-strength.ts` in a thread of its own. Whoever imports it waits for half a second of unpacking.

// Beyond this many characters a password is not looked at more closely: the time for it grows with the square.
const mostLookedAt = 28

const zxcvbn = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary },
  graphs: common.adjacencyGraphs,
  translations: english.translations,
  maxLength: mostLookedAt,
  l33tMaxSubstitutions: 20,
})

export type Estimate = { guessesLog10: number; warning: string | null }

/** How many guesses a password takes at the least, by who knows these words about the person. */
export function estimateGuesses({ password, about }: { password: string; about: readonly string[] }): Estimate {
  const { guessesLog10, feedback } = zxcvbn.check(password, [...about])
  return { guessesLog10, warning: feedback.warning }
}

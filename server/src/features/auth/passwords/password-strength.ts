import { fewestGuessesLog10, passwordAdvice, shortestPassword } from '@colloquy/contracts/passwords'
import Tinypool from 'tinypool'
import type { Estimate } from './estimate-guesses.ts'

type About = { email: string; name?: string | undefined }

const tooPublic = ['colloquy', 'correct', 'correcthorsebatterystaple', 'correct horse battery staple']

// A hostile password takes up to half a second to judge, and the lists of leaked ones as long to unpack: a thread of its
// own does both, one password after the other, and ends when nobody has chosen one for a minute.
const estimators = new Tinypool({
  filename: new URL('./estimate-guesses.ts', import.meta.url).href,
  name: 'estimateGuesses',
  runtime: 'worker_threads',
  minThreads: 0,
  maxThreads: 1,
  idleTimeout: 60_000,
})

/** Why this password is too easy to guess, as a sentence for the person; undefined when it will do. */
export async function weaknessOf(password: string, about: About): Promise<string | undefined> {
  const plain = password.normalize('NFKC')
  if ([...plain].length < shortestPassword) return `Use at least ${shortestPassword} characters. ${passwordAdvice}`
  const known = [...partsOf(about), ...tooPublic]
  const { guessesLog10, warning }: Estimate = await estimators.run({ password: plain, about: known })
  if (guessesLog10 >= fewestGuessesLog10) return undefined
  return `${warning ?? 'This is easy to guess.'} ${passwordAdvice}`
}

function partsOf({ email, name = '' }: About): string[] {
  const words = `${email} ${name}`.toLowerCase().split(/[\s@.+_-]+/)
  return [email, name, ...words].filter((part) => part.length >= 3)
}

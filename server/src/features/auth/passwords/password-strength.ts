import { fewestGuessesLog10, passwordAdvice, shortestPassword } from '@colloquy/contracts/passwords'

type About = { email: string; name?: string | undefined }
type Estimate = (password: string, about: readonly string[]) => { guessesLog10: number; warning: string | null }

// Beyond this many characters a password is not looked at more closely: the time for it grows with the square.
const mostLookedAt = 28
const tooPublic = ['colloquy', 'correct', 'correcthorsebatterystaple', 'correct horse battery staple']

/** Why this password is too easy to guess, as a sentence for the person; undefined when it will do. */
export async function weaknessOf(password: string, about: About): Promise<string | undefined> {
  const plain = password.normalize('NFKC')
  if ([...plain].length < shortestPassword) return `Use at least ${shortestPassword} characters. ${passwordAdvice}`
  const estimate = await estimator()
  const { guessesLog10, warning } = estimate(plain, [...partsOf(about), ...tooPublic])
  if (guessesLog10 >= fewestGuessesLog10) return undefined
  return `${warning ?? 'This is easy to guess.'} ${passwordAdvice}`
}

function partsOf({ email, name = '' }: About): string[] {
  const words = `${email} ${name}`.toLowerCase().split(/[\s@.+_-]+/)
  return [email, name, ...words].filter((part) => part.length >= 3)
}

let loading: Promise<Estimate> | undefined

// The lists of leaked passwords and common words take half a second to unpack: only who chooses a password waits for them.
function estimator(): Promise<Estimate> {
  loading ??= load()
  return loading
}

async function load(): Promise<Estimate> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ])
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
    maxLength: mostLookedAt,
    l33tMaxSubstitutions: 20,
  })
  return (password, about) => {
    const { guessesLog10, feedback } = zxcvbn.check(password, [...about])
    return { guessesLog10, warning: feedback.warning }
  }
}

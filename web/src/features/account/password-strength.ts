import { fewestGuessesLog10, shortestPassword } from '@colloquy/contracts/passwords'

/** Whether the server will take this password, as far as can be said here; loaded when somebody chooses one. */
export type JudgePassword = (password: string) => { enough: boolean; warning: string | null }

export async function loadPasswordJudge(): Promise<JudgePassword> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ])
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
    maxLength: 28,
    l33tMaxSubstitutions: 20,
  })
  return (password) => {
    if ([...password].length < shortestPassword)
      return { enough: false, warning: `At least ${shortestPassword} characters.` }
    const { guessesLog10, feedback } = zxcvbn.check(password.normalize('NFKC'))
    const enough = guessesLog10 >= fewestGuessesLog10
    return { enough, warning: enough ? null : (feedback.warning ?? 'This is easy to guess.') }
  }
}

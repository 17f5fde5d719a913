/** What a command is given: where it was called and its three streams. */
export type Terminal = {
  /** The folder that file names on the command line are meant in. */
  readonly folder: string
  readonly print: (text: string) => void
  readonly complain: (text: string) => void
  readonly readInput: () => Promise<string>
}

/** One command of `colloquy`; resolves to the exit code. */
export type Command = {
  readonly usage: string
  readonly run: (args: string[], terminal: Terminal) => Promise<number>
}

/** The command line does not make sense: shown with the usage, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

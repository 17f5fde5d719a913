import { text } from 'node:stream/consumers'
import type { Command, Terminal } from './cli/command.ts'
import { callerFolder } from './infra/config/config.ts'

// npm run --silent colloquy -- COMMAND …   Each command is a file, loaded when it is called.
const commands: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  migrate: () => import('./cli/migrate.ts'),
  user: () => import('./cli/user-create.ts'),
  seed: () => import('./cli/seed.ts'),
  resume: () => import('./cli/resume.ts'),
  grade: () => import('./cli/grade.ts'),
  audit: () => import('./cli/audit.ts'),
}

const terminal: Terminal = {
  folder: callerFolder(),
  print: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
  readInput: () => text(process.stdin),
}

async function main([name = '', ...args]: string[]): Promise<number> {
  const load = commands[name]
  if (!load) {
    const complaint = name && name !== 'help' ? `There is no command "${name}". ` : ''
    terminal.complain(`${complaint}Commands: ${Object.keys(commands).join(', ')}`)
    return name === 'help' ? 0 : 2
  }
  const { command } = await load()
  try {
    return await command.run(args, terminal)
  } catch (error) {
    return report(error, command)
  }
}

// Our own errors are sentences for people; anything else shows where it comes from.
const spoken = [
  'AppError',
  'DemoRefused',
  'ConfigError',
  'EmbeddedDatabaseUnavailable',
  'DataFolderInUse',
  'DatabaseTooOld',
  'MigrationFailed',
]
const unreachable = ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', '28P01', '3D000']

function report(error: unknown, { usage }: Command): number {
  if (!(error instanceof Error)) throw error
  const code = 'code' in error ? String(error.code) : ''
  if (error.name === 'UsageError' || code.startsWith('ERR_PARSE_ARGS')) {
    terminal.complain(`${error.message}\nUsage: ${usage}`)
    return 2
  }
  if (unreachable.includes(code)) terminal.complain(`The database cannot be used: ${error.message || code}`)
  else terminal.complain(spoken.includes(error.name) ? error.message : String(error.stack))
  return 1
}

process.exitCode = await main(process.argv.slice(2))

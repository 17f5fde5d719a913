import { parseArgs } from 'node:util'
import { createUser } from '@colloquy/contracts/users'
import { hashNewPassword } from '../features/auth/passwords/new-password.ts'
import { addUser } from '../features/users/users.service.ts'
import { systemClock } from '../infra/clock/clock.ts'
import { type Command, UsageError } from './command.ts'
import { withDatabase } from './with-database.ts'

const usage = 'colloquy user create --email E --role admin|interviewer|reviewer|auditor --password-stdin [--name N]'

// The password comes by standard input: an argument would stand in the list of processes and in the shell's history.
export const command: Command = {
  usage,
  run: async (args, { print, readInput }) => {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        email: { type: 'string' },
        name: { type: 'string' },
        role: { type: 'string' },
        'password-stdin': { type: 'boolean', default: false },
      },
    })
    if (positionals.join(' ') !== 'create') throw new UsageError('Say create.')
    if (!values['password-stdin']) throw new UsageError('Give the password by standard input, with --password-stdin.')
    const { email, role } = values
    const password = (await readInput()).replace(/\r?\n$/, '')
    const given = createUser.body
      .required()
      .safeParse({ email, role, password, name: values.name ?? email?.split('@')[0] })
    if (!given.success) throw new UsageError(given.error.issues.map(faultOf).join('\n'))
    const user = await withDatabase(({ db, log }) =>
      addUser({ db, log, now: systemClock, hashNewPassword }, given.data),
    )
    print(`${user.name} may sign in as ${user.role} with ${user.email}.`)
    return 0
  },
}

function faultOf({ path, message }: { path: PropertyKey[]; message: string }): string {
  const name = String(path[0])
  return name === 'password' ? `password: ${message}` : `--${name}: ${message}`
}

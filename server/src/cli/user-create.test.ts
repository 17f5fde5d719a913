import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { useDatabase } from '../../test/database.ts'
import { passwordMatches } from '../features/auth/passwords/password-hash.ts'

const database = useDatabase()
const cli = fileURLToPath(new URL('../cli.ts', import.meta.url))

const userCreate = async (password: string, ...args: string[]) => {
  const child = spawn(process.execPath, [cli, 'user', 'create', ...args], {
    env: { PATH: process.env.PATH, DATABASE_URL: database.url, SESSION_SECRET: 'x'.repeat(32) },
  })
  const code = new Promise((done) => child.once('close', done))
  // A command that refuses its arguments does not wait for the password.
  child.stdin.on('error', () => undefined)
  child.stdin.end(password)
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await code, out: out.trim(), err: err.trim() }
}

describe('R9.1 colloquy user create', () => {
  const password = 'copper kettle under snow'

  test('makes somebody who can sign in with the password from standard input', async () => {
    const made = await userCreate(
      `${password}\n`,
      '--email',
      'Ada@Colloquy.Example',
      '--role',
      'admin',
      '--password-stdin',
    )
    expect(made).toEqual({ code: 0, err: '', out: 'Ada may sign in as admin with ada@colloquy.example.' })
    const user = await database.db.selectFrom('users').selectAll().executeTakeFirstOrThrow()
    expect(user).toMatchObject({ email: 'ada@colloquy.example', role: 'admin', active: true })
    expect(await passwordMatches(user.password_hash, password)).toBe(true)

    const again = await userCreate(password, '--email', 'ada@colloquy.example', '--role', 'admin', '--password-stdin')
    expect(again).toEqual({
      code: 1,
      out: '',
      err: 'There is somebody with this email address already, or with one that looks like it.',
    })
  })

  test('says what is wrong', async () => {
    const wrong = await userCreate(password, '--email', 'nobody', '--role', 'king', '--password-stdin')
    expect(wrong).toMatchObject({
      code: 2,
      err: expect.stringMatching(/--email: .*\n--role: .*\nUsage: colloquy user create/),
    })
    const weak = await userCreate('password', '--email', 'b@colloquy.example', '--role', 'admin', '--password-stdin')
    expect(weak).toMatchObject({ code: 1, err: expect.stringContaining('at least 10 characters') })
    expect(await userCreate(password, '--email', 'b@colloquy.example', '--role', 'admin')).toMatchObject({ code: 2 })
  })
})

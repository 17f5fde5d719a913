import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { root } from './set-up.mjs'

const folder = join(mkdtempSync(join(tmpdir(), 'colloquy-run-')), 'a folder with spaces')
mkdirSync(folder)
afterAll(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

const program = join(folder, 'program.mjs')
writeFileSync(
  program,
  `process.on('SIGTERM', () => process.exit(7))
   if (process.argv[2] === 'wait') setInterval(() => {}, 1000)
   else process.exitCode = Number(process.argv[2])
   console.log('in', process.cwd())`,
)

// The launcher as a Node that can replace itself runs it, and as an older Node does.
const launchers = ['', 'delete process.execve'].map((before, n) => {
  const launcher = join(folder, `launcher-${n}.mjs`)
  const module = pathToFileURL(join(root, 'scripts', 'run-pinned.mjs')).href
  writeFileSync(
    launcher,
    `import { runPinned } from '${module}'
     ${before}
     runPinned(process.execPath, [${JSON.stringify(program)}, process.argv[2]])`,
  )
  return launcher
})

describe.each([
  ['in its place', launchers[0]],
  ['beside it', launchers[1]],
])('a program that runs %s', (_, launcher) => {
  test('works in the root of the repository, and its exit code is ours', async () => {
    const child = spawn(process.execPath, [launcher, '3'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
    const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
    expect(`${output.trim()}/`).toBe(`in ${root}`)
    expect(code).toBe(3)
  })

  test('ends when we are killed', async () => {
    const child = spawn(process.execPath, [launcher, 'wait'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child.stdout, 'close')
  })

  test('gets our signals', async () => {
    const child = spawn(process.execPath, [launcher, 'wait'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    child.kill('SIGTERM')
    const [code, signal] = await once(child, 'exit')
    expect({ code, signal }).toEqual({ code: 7, signal: null })
  })
})

test("under npm it ends with npm's shell, which passes no signal on", async () => {
  const shell = spawn('sh', ['-c', `"${process.execPath}" "${launchers[0]}" wait; true`], {
    env: { ...process.env, npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(shell.stdout, 'data')
  shell.kill('SIGTERM')
  await once(shell.stdout, 'close')
})

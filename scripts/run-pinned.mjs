// Runs a program of ours under the pinned Node in our place: its output, signals and exit code are ours.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { environment, fail, root } from './set-up.mjs'

const guard = pathToFileURL(join(root, 'scripts', 'end-with-launcher.mjs')).href
const cache = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compile') }

export function runPinned(node, program, extra = {}) {
  process.chdir(root)
  becomeProgram(node, program, { ...cache, ...extra })
  const env = environment({ ...cache, ...extra, COLLOQUY_LAUNCHER: String(process.pid) })
  const child = spawn(node, ['--import', guard, ...program], { stdio: 'inherit', env })
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) process.on(signal, () => passOn(child, signal))
  child.on('error', (error) => fail(`Node could not be started: ${error.message}`))
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

// Where this Node can, it becomes the program instead of waiting beside it: one process less, 40 MB less. Its launcher is
// then npm's shell; started by hand it has none, and outlives the terminal if it was told to.
function becomeProgram(node, program, extra) {
  if (typeof process.execve !== 'function' || process.platform === 'win32') return
  const guarded = process.env.npm_lifecycle_event ? ['--import', guard] : []
  const env = environment({ ...extra, COLLOQUY_LAUNCHER: String(process.ppid) })
  try {
    process.execve(node, [node, ...guarded, ...program], env)
  } catch {
    // Not possible here: run it as a child.
  }
}

// Ctrl-C in a terminal reaches the child by itself, a second one would ask it to stop without draining.
function passOn(child, signal) {
  if (signal === 'SIGINT' && process.stdin.isTTY) return
  child.kill(signal)
}

// Runs a program of ours under the pinned Node in our place: its output, signals and exit code are ours.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { environment, fail, root } from './set-up.mjs'

export function runPinned(node, args, extra = {}) {
  const env = environment({ NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compile'), ...extra })
  process.chdir(root)
  becomeProgram(node, args, env)
  const preload = pathToFileURL(join(root, 'scripts', 'end-with-launcher.mjs')).href
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc']
  const child = spawn(node, ['--import', preload, ...args], { stdio, env })
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) process.on(signal, () => passOn(child, signal))
  child.on('error', (error) => fail(`Node could not be started: ${error.message}`))
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

// Where this Node can, it becomes the program instead of waiting beside it: one process less, 40 MB less.
function becomeProgram(node, args, env) {
  if (typeof process.execve !== 'function' || process.platform === 'win32') return
  try {
    process.execve(node, [node, ...args], env)
  } catch {
    // Not possible here: run it as a child.
  }
}

// Ctrl-C in a terminal reaches the child by itself, a second one would ask it to stop without draining.
function passOn(child, signal) {
  if (signal === 'SIGINT' && process.stdin.isTTY) return
  child.kill(signal)
}

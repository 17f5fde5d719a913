// Type-checks all that runs in Node as one program, so that what several workspaces read is checked once, and beside
// it the web, which needs other libraries.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

const check = (project) =>
  new Promise((done) => {
    const tsc = spawn(process.execPath, ['node_modules/typescript/bin/tsc', '-p', project, '--pretty'], {
      cwd: root,
      stdio: 'inherit',
    })
    tsc.on('exit', (code) => done(code === 0))
  })

const passed = await Promise.all(['.', 'web'].map(check))
process.exit(passed.every(Boolean) ? 0 : 1)

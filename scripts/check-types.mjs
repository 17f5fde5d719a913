// Type-checks each workspace in its own process, two at a time: the web and the server need different libraries.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const workspaces = ['contracts', 'grader', 'resume', 'server', 'web', 'e2e', 'bench']
const wanted = process.argv.slice(2)
const queue = wanted.length ? wanted : [...workspaces]
let failed = false

const check = (workspace) =>
  new Promise((done) => {
    const tsc = spawn(process.execPath, ['node_modules/typescript/bin/tsc', '-p', workspace, '--pretty'], {
      cwd: root,
      stdio: 'inherit',
    })
    tsc.on('exit', (code) => {
      if (code !== 0) failed = true
      done()
    })
  })

const lane = async () => {
  for (let next = queue.shift(); next; next = queue.shift()) await check(next)
}
await Promise.all([lane(), lane()])
process.exit(failed ? 1 : 0)

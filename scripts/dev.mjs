// npm run dev: the server restarts and the pages reload when their files change.
import { spawn } from 'node:child_process'
import { environment, root, setUp } from './set-up.mjs'

const node = setUp()
const programs = [
  [node, ['--watch', '--watch-preserve-output', 'server/src/main.ts', ...process.argv.slice(2)], root],
  [node, [`${root}/node_modules/vite/bin/vite.js`], `${root}/web`],
]
const children = programs.map(([command, args, cwd]) =>
  spawn(command, args, { cwd, stdio: 'inherit', env: environment({ NODE_ENV: 'development' }) }),
)
const stop = () => {
  for (const child of children) child.kill('SIGTERM')
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
for (const child of children) child.on('exit', stop)

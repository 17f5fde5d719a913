// The command line of the product, under the pinned Node: npm run --silent colloquy -- migrate status
import { runPinned } from './run-pinned.mjs'
import { setUp } from './set-up.mjs'

runPinned(setUp(), ['server/src/cli.ts', ...process.argv.slice(2)], {
  INIT_CWD: process.env.INIT_CWD ?? process.cwd(),
})

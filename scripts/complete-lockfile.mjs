// npm writes into the lockfile only those platform packages that its registry offers. A mirror that lacks some leaves a
// lockfile that `npm ci` refuses everywhere. This adds what is missing: name, version and platform; npm fetches them only there.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './set-up.mjs'

const file = join(root, 'package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8'))
const packages = lock.packages
const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
  'windows',
]
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32']

let added = 0
for (const [place, { optionalDependencies = {}, dev, peer }] of Object.entries(packages)) {
  for (const [name, range] of Object.entries(optionalDependencies)) {
    const version = range.replace(/^[^\d]*/, '')
    if (found(place, name) || !/^\d+\.\d+\.\d+/.test(version)) continue
    const target = packages[`node_modules/${name}`] ? `${place}/node_modules/${name}` : `node_modules/${name}`
    packages[target] = { version, ...platformOf(name), ...(dev && { dev }), optional: true, ...(peer && { peer }) }
    added += 1
  }
}
if (added > 0) {
  const [main, ...others] = Object.keys(packages)
  lock.packages = Object.fromEntries([main, ...others.sort()].map((key) => [key, packages[key]]))
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
}
console.log(`${added} platform packages added to the lockfile`)

// As Node looks it up: beside the package, then in each folder above it.
function found(place, name) {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules') - 1))) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true
    if (!folder) return false
  }
}

function platformOf(name) {
  const words = name.split(/[/-]/)
  const os = systems.find((system) => words.includes(system))
  const cpu = processors.find((processor) => words.includes(processor))
  const libc = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : words.some((word) => word.startsWith('gnu'))
      ? 'glibc'
      : undefined
  return {
    ...(cpu && { cpu: [cpu] }),
    ...(os === 'linux' && libc && { libc: [libc] }),
    ...(os && { os: [os === 'windows' ? 'win32' : os] }),
  }
}

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ownAnchors } from '../infra/audit-chain/anchors.ts'
import { brokenWords } from '../infra/audit-chain/broken-words.ts'
import { type ChainReport, hasChain, verifyChain } from '../infra/audit-chain/verify-chain.ts'
import { loadConfig } from '../infra/config/config.ts'
import { type Command, type Terminal, UsageError } from './command.ts'
import { withDatabase } from './with-database.ts'

type Flags = { json: boolean; publicKeyFiles: readonly string[] }

export const command: Command = {
  usage: 'colloquy audit verify [--json] [--public-key FILE]… | colloquy audit key',
  run: async (args, terminal) => {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, 'public-key': { type: 'string', multiple: true } },
    })
    const [what, ...more] = positionals
    if (more.length > 0) throw new UsageError(`Too many words: ${more.join(' ')}`)
    if (what === 'verify') return verify(terminal, { json: values.json, publicKeyFiles: values['public-key'] ?? [] })
    if (what === 'key') return printKey(terminal)
    throw new UsageError('Say verify or key.')
  },
}

/** Exit code 1 when the chain is broken, so that a script notices. */
async function verify({ print, complain, folder }: Terminal, { json, publicKeyFiles }: Flags): Promise<number> {
  const given = publicKeyFiles.map((file) => readFileSync(resolve(folder, file), 'utf8'))
  const report = await withDatabase(
    async ({ db, config }) => {
      if (!(await hasChain(db))) return undefined
      const own = ownAnchors(config)
      return verifyChain(db, { ...own, publicKeys: [...own.publicKeys, ...given] })
    },
    { migrate: false },
  )
  if (!report) {
    complain('This database has no audit trail yet. Start Colloquy once, or run: colloquy migrate up')
    return 1
  }
  print(json ? JSON.stringify(report) : sentence(report))
  return report.ok ? 0 : 1
}

function printKey({ print }: Terminal): number {
  print(ownAnchors(loadConfig()).publicKeys[0]?.trim() ?? '')
  return 0
}

function sentence({ entries, checkpoints, head, firstBroken }: ChainReport): string {
  const looked = `${entries} entries and ${checkpoints} checkpoints`
  if (!firstBroken) return `The audit trail is sound: ${looked}. It ends with ${head.hash}.`
  return `The audit trail is broken at entry ${firstBroken.seq}: ${brokenWords[firstBroken.reason]} Sound before it: ${looked}.`
}

import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createParserPool } from '@colloquy/resume/parser-pool'
import { reportLine } from '@colloquy/resume/report-line'
import { type Command, UsageError } from './command.ts'

const usage = 'colloquy resume parse FILE… [--json]'

/** Reads files as an upload would be read, each in a child process with limits. No database is needed. */
export const command: Command = {
  usage,
  run: async (args, { folder, print, complain }) => {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    })
    const [what, ...files] = positionals
    if (what !== 'parse' || files.length === 0) throw new UsageError('Name at least one file to parse.')
    const parser = createParserPool({ size: availableParallelism(), timeLimitMs: 30_000, memoryLimitMb: 512 })
    const read = async (file: string) => {
      const bytes = await readFile(resolve(folder, file)).catch(() => null)
      if (!bytes) return { file, failure: 'cannot be read' } as const
      return { file, outcome: await parser.parse(bytes, { fileName: basename(file) }) } as const
    }
    try {
      let missing = false
      // All are asked for at once, the pool reads as many as there are cores; lines come out in the order given.
      for (const pending of files.map(read)) {
        const result = await pending
        if ('failure' in result) {
          missing = true
          complain(`${result.file} ${result.failure}`)
          continue
        }
        const line = reportLine(result.file, result.outcome)
        print(values.json ? JSON.stringify(line) : inWords(line))
      }
      return missing ? 1 : 0
    } finally {
      await parser.close()
    }
  },
}

function inWords(line: ReturnType<typeof reportLine>): string {
  const said = (['name', 'email', 'phone', 'github', 'linkedin'] as const).flatMap((field) => {
    const found = line[field]
    return found ? [`${field} ${found.value} (${Math.round(found.confidence * 100)} %)`] : []
  })
  return `${line.file}: ${line.outcome}${said.length > 0 ? `; ${said.join('; ')}` : ''}`
}

import { spawn } from 'node:child_process'
import { type Extracted, plainLines } from '../document.ts'

const timeLimitMs = 5000
const maxOutput = 4 * 1024 * 1024

/** Poppler's pdftotext where it is installed; null where it is not or finds nothing. Keeps links and properties of the first reading. */
export async function readByPdftotext(bytes: Uint8Array, first: Extracted): Promise<Extracted | null> {
  const text = await run(bytes)
  if (!text?.trim()) return null
  const lines = text.split('\f').flatMap((page, index) => plainLines(page, 'body', index + 1))
  const warnings = [...first.warnings, 'The file is damaged or unusually built; only part of it may have been read.']
  return {
    ...first,
    parser: 'pdftotext',
    lines: lines.filter((line) => line.page <= first.pages),
    warnings,
    damaged: true,
  }
}

function run(bytes: Uint8Array): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn('pdftotext', ['-enc', 'UTF-8', '-', '-'], {
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: timeLimitMs,
      killSignal: 'SIGKILL',
    })
    const chunks: Buffer[] = []
    let size = 0
    child.on('error', () => resolve(null))
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > maxOutput) child.kill('SIGKILL')
      else chunks.push(chunk)
    })
    child.on('close', () => resolve(Buffer.concat(chunks).toString('utf8')))
    child.stdin.on('error', () => {})
    child.stdin.end(bytes)
  })
}

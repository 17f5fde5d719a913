import { parseResume } from '@colloquy/resume/parse'
import type { ResumeOutcome } from '@colloquy/resume/types'
import { getDocumentProxy } from 'unpdf'
import { median } from './report.ts'
import type { Sample } from './resume-labels.ts'

/**
 * CPU of a whole parse beside PDF.js giving the text alone, for each PDF: both warm, in this process, in alternation, the
 * median of the rounds.
 */
export async function cpuRatios(samples: Sample[], rounds: number): Promise<number[]> {
  const ratios: number[] = []
  const readable: Sample[] = []
  for (const sample of samples) {
    const outcome = await parseOf(sample)
    await textAlone(sample.bytes).catch(() => 0)
    if (outcome.outcome === 'parsed' && !outcome.ocr) readable.push(sample)
  }
  for (const sample of readable) {
    const parse = () => parseOf(sample)
    await parse()
    await textAlone(sample.bytes)
    const ours: number[] = []
    const bare: number[] = []
    for (let round = 0; round < rounds; round++) {
      ours.push(await cpuOf(parse))
      bare.push(await cpuOf(() => textAlone(sample.bytes)))
    }
    ratios.push(median(ours) / median(bare))
  }
  return ratios
}

function parseOf({ bytes, label }: Sample): Promise<ResumeOutcome> {
  return parseResume(bytes, { fileName: label.file })
}

async function textAlone(bytes: Uint8Array): Promise<number> {
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
  let items = 0
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    items += (await page.getTextContent()).items.length
    page.cleanup()
  }
  await document.loadingTask.destroy()
  return items
}

async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return user + system
}

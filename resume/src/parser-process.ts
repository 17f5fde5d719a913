import { type ChildProcess, fork } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { ParseProgress, ParseReply, ParseRequest } from './parser-child.ts'
import type { ParseOptions, ResumeOutcome } from './types.ts'

const entry = fileURLToPath(new URL('./parser-child.ts', import.meta.url))
const sampleEveryMs = 25

/** CPU that reading may take before OCR begins; a résumé takes a thirtieth of it. Not affected by how busy the machine is. */
const readingCpuMs = 3000

export type ProcessLimits = { timeLimitMs: number; memoryLimitMb: number }
export type ProcessEnd = ResumeOutcome | { ended: 'timed_out' | 'out_of_memory' | 'crashed' | 'cancelled' }

type Run = { onStep?: ParseOptions['onStep']; signal?: AbortSignal | undefined }

/** One warm child process. `run` settles exactly once per request, whatever becomes of the child. */
export type ParserProcess = {
  run: (request: ParseRequest, run?: Run) => Promise<ProcessEnd>
  usable: () => boolean
  kill: () => Promise<void>
}

/** Starts a child that can read files but not write them, with an environment that holds no secrets. */
export function startParserProcess(limits: ProcessLimits, onMemory?: (mb: number) => void): ParserProcess {
  const child = fork(entry, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { PATH: process.env.PATH ?? '' },
    execArgv: [
      `--max-old-space-size=${Math.floor(limits.memoryLimitMb * 0.7)}`,
      '--no-warnings',
      '--permission',
      '--allow-fs-read=*',
      '--allow-worker',
      '--allow-child-process',
      '--allow-addons',
    ],
  })
  let lastError = ''
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    lastError = (lastError + chunk).slice(-4000)
  })
  let alive = true
  let worn = false
  const gone = new Promise<void>((resolve) => {
    const leave = () => {
      alive = false
      resolve()
    }
    child.once('exit', leave)
    child.once('error', leave)
  })
  setReferenced(child, false)

  return {
    usable: () => alive && !worn,
    kill: async () => {
      if (alive) {
        setReferenced(child, true)
        child.kill('SIGKILL')
      }
      await gone
    },
    run: async (request, run = {}) => {
      setReferenced(child, true)
      const end = await settle(child, gone, limits, request, run, (mb) => {
        worn ||= mb > limits.memoryLimitMb * 0.6
        onMemory?.(mb)
      })
      if ('ended' in end) {
        child.kill('SIGKILL')
        await gone
        return end.ended === 'crashed' && lastError.includes('heap out of memory') ? { ended: 'out_of_memory' } : end
      }
      setReferenced(child, false)
      return end
    },
  }
}

function settle(
  child: ChildProcess,
  gone: Promise<void>,
  limits: ProcessLimits,
  request: ParseRequest,
  { onStep, signal }: Run,
  onMemory: (mb: number) => void,
): Promise<ProcessEnd> {
  return new Promise((resolve) => {
    const finish = (end: ProcessEnd) => {
      clearTimeout(clock)
      clearInterval(watch)
      child.off('message', onReply)
      signal?.removeEventListener('abort', onAbort)
      resolve(end)
    }
    let stage: 'starting' | 'reading' | 'ocr' = 'starting'
    let readingSince: number | null = null
    const onReply = (reply: ParseReply | ParseProgress) => {
      if (!('step' in reply)) return finish('outcome' in reply ? reply.outcome : { ended: 'crashed' })
      if (stage !== 'ocr') stage = reply.step.name === 'ocr' ? 'ocr' : 'reading'
      onStep?.(reply.step)
    }
    const onAbort = () => finish({ ended: 'cancelled' })
    const clock = setTimeout(() => finish({ ended: 'timed_out' }), limits.timeLimitMs)
    const watch = setInterval(async () => {
      const usage = await usageOf(child.pid)
      if (!usage) return
      onMemory(usage.mb)
      if (usage.mb > limits.memoryLimitMb) finish({ ended: 'out_of_memory' })
      if (stage !== 'reading') return
      readingSince ??= usage.cpuMs
      if (usage.cpuMs - readingSince > readingCpuMs) finish({ ended: 'timed_out' })
    }, sampleEveryMs)
    child.on('message', onReply)
    signal?.addEventListener('abort', onAbort, { once: true })
    if (signal?.aborted) return onAbort()
    gone.then(() => finish({ ended: 'crashed' }))
    child.send(request, (error) => {
      if (error) finish({ ended: 'crashed' })
    })
  })
}

const clockTicksPerSecond = 100

/**
 * Resident memory as the kernel counts it (buffers included), and CPU of all threads; null where there is no /proc: then
 * only V8's own limit and the clock hold.
 */
async function usageOf(pid: number | undefined): Promise<{ mb: number; cpuMs: number } | null> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8')
    // The name of the program stands in brackets and may hold anything; the numbers are counted from behind it.
    const numbers = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [user = 0, system = 0, pages = 0] = [numbers[11], numbers[12], numbers[21]]
    return { mb: (pages * 4096) / 1048576, cpuMs: ((user + system) * 1000) / clockTicksPerSecond }
  } catch {
    return null
  }
}

/** An idle child must not keep the server's process alive. */
function setReferenced(child: ChildProcess, referenced: boolean): void {
  const change = referenced ? 'ref' : 'unref'
  child[change]()
  child.channel?.[change]()
  if (child.stderr instanceof Socket) child.stderr[change]()
}

import { createHash } from 'node:crypto'
import { type ParserProcess, type ProcessEnd, startParserProcess } from './parser-process.ts'
import { refusalMessage } from './refusals.ts'
import type { ParseOptions, ResumeOutcome } from './types.ts'

export type ParserPoolOptions = {
  /** Files read at the same time. */
  size: number
  /** Per file, in milliseconds. */
  timeLimitMs: number
  /** Per child process, resident memory in MB (2^20 bytes). */
  memoryLimitMb: number
  /** A child that had nothing to do for so long is ended; default 30 s. */
  idleMs?: number
  /** Told of each sample of a busy child's resident memory, in MB. */
  onMemory?: (mb: number) => void
}

export type ParserPool = {
  /**
   * Reads one file in a child process. Never rejects: a child that overstays its time or memory, crashes or is
   * cancelled through `signal` gives `timed_out`, `out_of_memory`, `crashed` or `cancelled`.
   */
  parse: (bytes: Uint8Array, options: ParseOptions, signal?: AbortSignal) => Promise<ResumeOutcome>
  /** Ends all children; files being read come out as `crashed`, waiting ones as `cancelled`. */
  close: () => Promise<void>
}

type Waiting = { start: (process: ParserProcess | null) => void }

/** A pool of killable parser processes, started only when there is a file to read and warm between files. */
export function createParserPool(options: ParserPoolOptions): ParserPool {
  const { size, idleMs = 30_000, onMemory } = options
  const idle: { process: ParserProcess; timer: NodeJS.Timeout }[] = []
  const busy = new Set<ParserProcess>()
  const queue: Waiting[] = []
  let closed = false

  const take = (): ParserProcess => {
    for (let next = idle.pop(); next; next = idle.pop()) {
      clearTimeout(next.timer)
      if (next.process.usable()) return next.process
    }
    return startParserProcess(options, onMemory)
  }

  const dispatch = () => {
    while (!closed && busy.size < size) {
      const waiting = queue.shift()
      if (!waiting) return
      const process = take()
      busy.add(process)
      waiting.start(process)
    }
  }

  const giveBack = (process: ParserProcess) => {
    busy.delete(process)
    if (closed || !process.usable()) {
      void process.kill()
    } else {
      const entry = { process, timer: setTimeout(() => retire(entry), idleMs) }
      entry.timer.unref()
      idle.push(entry)
    }
    dispatch()
  }

  const retire = (entry: (typeof idle)[number]) => {
    const at = idle.indexOf(entry)
    if (at >= 0) idle.splice(at, 1)
    void entry.process.kill()
  }

  const acquire = (signal?: AbortSignal): Promise<ParserProcess | null> =>
    new Promise((resolve) => {
      if (closed || signal?.aborted) return resolve(null)
      const waiting: Waiting = {
        start: (process) => {
          signal?.removeEventListener('abort', leave)
          resolve(process)
        },
      }
      const leave = () => {
        const at = queue.indexOf(waiting)
        if (at >= 0) queue.splice(at, 1)
        resolve(null)
      }
      signal?.addEventListener('abort', leave, { once: true })
      queue.push(waiting)
      dispatch()
    })

  return {
    parse: async (bytes, { onStep, ...parseOptions }, signal) => {
      const process = await acquire(signal)
      if (!process) return asOutcome({ ended: 'cancelled' }, bytes)
      const end = await process.run({ bytes, options: parseOptions }, { onStep, signal })
      giveBack(process)
      return asOutcome(end, bytes)
    },
    close: async () => {
      closed = true
      for (const waiting of queue.splice(0)) waiting.start(null)
      const all = [...idle.splice(0).map((entry) => entry.process), ...busy]
      await Promise.all(all.map((process) => process.kill()))
    },
  }
}

function asOutcome(end: ProcessEnd, bytes: Uint8Array): ResumeOutcome {
  if (!('ended' in end)) return end
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { outcome: end.ended, message: refusalMessage(end.ended), type: null, sha256, steps: [], cpuMs: 0 }
}

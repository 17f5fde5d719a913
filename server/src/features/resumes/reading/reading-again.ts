import type { ResumeRow } from '../resumes.repository.ts'

/** Outcomes that say more about the machine at that moment than about the file. */
const passing = new Set(['timed_out', 'out_of_memory', 'crashed', 'not_finished'])

/** All attempts of a job together take less: what is still not read by then was left behind by a worker that died. */
export const longestReadingMs = 15 * 60 * 1000

/** Whether another attempt may end otherwise: what was refused for its content is refused again. */
export function mayBeReadAgain({ status, refusal }: Pick<ResumeRow, 'status' | 'refusal'>): boolean {
  return status === 'failed' || (status === 'refused' && refusal !== null && passing.has(refusal.code))
}

export function isStuck({ status, statusSince }: Pick<ResumeRow, 'status' | 'statusSince'>, now: Date): boolean {
  const isWaiting = status === 'received' || status === 'reading' || status === 'held'
  return isWaiting && now.getTime() - statusSince.getTime() > longestReadingMs
}

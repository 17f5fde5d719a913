import type { ResumeRow } from './resumes.repository.ts'

/** Outcomes that say more about the machine at that moment than about the file. */
const passing = new Set(['timed_out', 'out_of_memory', 'crashed', 'not_finished'])

/** Whether another attempt may end otherwise: what was refused for its content is refused again. */
export function mayBeReadAgain({ status, refusal }: Pick<ResumeRow, 'status' | 'refusal'>): boolean {
  return status === 'failed' || (status === 'refused' && refusal !== null && passing.has(refusal.code))
}

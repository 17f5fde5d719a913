import type { LiveEvent } from '@colloquy/contracts/live-events'
import type { AiGateway } from '../../../infra/ai/gateway.ts'
import { type Db, inTransaction, type Trx } from '../../../infra/db/database.ts'
import { type ResumeRow, resumes } from '../resumes.repository.ts'
import { analyseResumeTask, supportedAnalysis } from './analyse-resume.task.ts'
import { analyses } from './analyses.repository.ts'
import { type Person, redactedText } from './redacted-text.ts'

type Deps = {
  db: Db
  gateway: Pick<AiGateway, 'available' | 'run'>
  now: () => Date
  announce: (trx: Trx, event: LiveEvent, now: Date) => Promise<void>
  analyseLater: (trx: Trx, resumeId: string, at: Date) => Promise<void>
}

/** Then what the built-in reader found is all that there is; nobody waits for a model. */
const attempts = 5
const firstPauseMs = 60_000
/** As much as the task takes. */
const longest = 60_000

/** Has a model list what a résumé says about work. Done once for each file; run again it finds nothing to do. */
export function createResumeAnalysis({ db, gateway, now, announce, analyseLater }: Deps) {
  async function change(row: ResumeRow, work: (trx: Trx) => Promise<void>): Promise<void> {
    await inTransaction(db, async (trx) => {
      if (!(await resumes.lock(trx, row.id))) return // erased meanwhile
      await work(trx)
      const positionId = await resumes.positionOf(trx, row.interviewId)
      await announce(trx, { kind: 'resume', interviewId: row.interviewId, positionId, status: row.status }, now())
    })
  }

  return {
    /** With the reading itself, in its transaction. */
    async begin(trx: Trx, resumeId: string): Promise<void> {
      if (!gateway.available) return
      if (await analyses.await(trx, resumeId, now())) await analyseLater(trx, resumeId, now())
    },

    async analyseResume({ resumeId }: { resumeId: string }, { signal }: { signal: AbortSignal }): Promise<void> {
      const [row, present] = [await resumes.find(db, resumeId), await analyses.of(db, resumeId)]
      if (row?.status !== 'read' || present?.state !== 'waiting') return
      const text = redactedText((await resumes.text(db, resumeId)) ?? '', await personIn(db, row)).slice(0, longest)
      if (text.trim() === '') return change(row, (trx) => fail(trx, resumeId, 'no_text', attempts))
      const answer = await gateway.run(analyseResumeTask, { text }, { subject: resumeId, signal })
      if (answer.ok) {
        const supported = supportedAnalysis(answer.output, text)
        return change(row, (trx) => analyses.save(trx, resumeId, supported, answer.by, now()))
      }
      const made = present.attempts + 1
      await change(row, async (trx) => {
        await fail(trx, resumeId, answer.code, made)
        const pause = Math.max(answer.retryInMs, firstPauseMs * 2 ** (made - 1))
        if (made < attempts) await analyseLater(trx, resumeId, new Date(now().getTime() + pause))
      })
    },
  }

  function fail(trx: Trx, resumeId: string, reason: string, made: number): Promise<void> {
    return analyses.fail(trx, resumeId, { reason, attempts: made, final: made >= attempts, at: now() })
  }
}

async function personIn(db: Db, { interviewId, reading }: ResumeRow): Promise<Person> {
  const known = await analyses.personOf(db, interviewId)
  const { name, email, phone, github, linkedin } = reading?.fields ?? {}
  const values = (some: readonly (string | null | undefined)[]) => some.filter((value) => value != null)
  return {
    names: values([known?.full_name, name?.value]),
    contact: values([known?.email, known?.phone, ...[email, phone, github, linkedin].map((field) => field?.value)]),
  }
}

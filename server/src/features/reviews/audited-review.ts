import type { Review } from '@colloquy/contracts/reviews'
import { recordAudit } from '../../infra/audit-chain/record-audit.ts'
import type { Trx } from '../../infra/db/database.ts'
import type { MachineScores } from './submission.ts'

type Reviewed = {
  interviewId: string
  mine: Review
  machine: MachineScores
  sawMachineLevels: boolean
  now: Date
}

/** The review, and each level in which it differs from the machine's: what a person put in its place. */
export async function auditReview(trx: Trx, { interviewId, mine, machine, sawMachineLevels, now }: Reviewed) {
  const subject = { kind: 'interview', id: interviewId }
  const review = { reviewId: mine.id, levels: mine.ratings.length, sawMachineLevels }
  await recordAudit(trx, { action: 'review.submitted', subject, detail: review, at: now })
  for (const { questionId, criterionId, level } of mine.ratings) {
    const score = machine.get(questionId)?.find((one) => one.criterionId === criterionId)
    if (!score || !('level' in score) || score.level === level) continue
    const detail = { reviewId: mine.id, questionId, criterionId, from: score.level, to: level }
    await recordAudit(trx, { action: 'review.overrode', subject, detail, at: now })
  }
}

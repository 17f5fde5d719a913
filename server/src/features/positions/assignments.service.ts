import type { Assignment } from '@colloquy/contracts/assignments'
import { assignedOnly } from '@colloquy/contracts/permissions'
import { AppError } from '../../domain/app-error.ts'
import { recordAudit } from '../../infra/audit-chain/record-audit.ts'
import { type Db, inTransaction, type Trx } from '../../infra/db/database.ts'
import { announce } from '../../infra/events/announce.ts'
import type { ReachesRecord } from '../../infra/http/records.ts'
import type { Log } from '../../infra/log/log.ts'
import { assignmentQueries as assignments } from './assignments.repository.ts'
import { positionRepository } from './positions.repository.ts'

type Parts = { db: Db; now: () => Date; log: Pick<Log, 'info'> }
type Key = { positionId: string; userId: string }

export type AssignmentsService = ReturnType<typeof createAssignmentsService>

/** Which positions a reviewer may see. */
export function createAssignmentsService({ db, now, log }: Parts) {
  const tell = async (trx: Trx, { positionId, userId }: Key, assigned: boolean) => {
    await announce(trx, { kind: 'assignment', positionId, userId, assigned }, now())
    await recordAudit(trx, {
      action: assigned ? 'reviewer.assigned' : 'reviewer.removed',
      subject: { kind: 'position', id: positionId },
      detail: { userId },
      at: now(),
    })
    const action = assigned ? 'assignment.add' : 'assignment.remove'
    log.info('user.action', { action, subject: 'position', subjectId: positionId, outcome: userId })
  }

  const reaches: ReachesRecord = (userId, record) => assignments.isAssigned(db, userId, record)

  return {
    reaches,

    positionsOf: (userId: string): Promise<readonly string[]> => assignments.positionsOf(db, userId),

    async listOfPosition(positionId: string): Promise<{ items: Assignment[] }> {
      await positionRepository.get(db, positionId)
      return { items: await assignments.list(db, { positionId }) }
    },

    async listOfUser(userId: string): Promise<{ items: Assignment[] }> {
      if (!(await assignments.roleOf(db, userId))) throw noSuchPerson()
      return { items: await assignments.list(db, { userId }) }
    },

    assign: (key: Key, by: string): Promise<Assignment> =>
      inTransaction(db, async (trx) => {
        await positionRepository.get(trx, key.positionId)
        const role = await assignments.roleOf(trx, key.userId)
        if (!role) throw noSuchPerson()
        if (!assignedOnly.includes(role)) throw needsNone()
        if (await assignments.add(trx, { ...key, by, at: now() })) await tell(trx, key, true)
        const [assignment] = await assignments.list(trx, key)
        if (!assignment) throw noSuchPerson()
        return assignment
      }),

    remove: (key: Key): Promise<null> =>
      inTransaction(db, async (trx) => {
        if (await assignments.remove(trx, key)) await tell(trx, key, false)
        return null
      }),
  }
}

const noSuchPerson = () => new AppError('not_found', 'There is no such person.')

function needsNone(): AppError {
  const message = 'Only reviewers are assigned to positions. Other roles see all of them, or none of the interviews.'
  return new AppError('validation_failed', message, { fields: [{ field: 'userId', message }] })
}

import { v7 as newId } from 'uuid'
import type { InterviewCommand } from '../domain/interview/commands.ts'
import { decide } from '../domain/interview/decide.ts'
import type { InterviewEvent } from '../domain/interview/events.ts'
import { evolve } from '../domain/interview/evolve.ts'
import type { InterviewState } from '../domain/interview/state.ts'
import { builtInGrader } from '../domain/privacy/notice.ts'
import { notices } from '../features/interviews/candidate/notice/notices.repository.ts'
import { presentNotice } from '../features/interviews/candidate/notice/present-notice.ts'
import { candidates } from '../features/interviews/candidates.repository.ts'
import { sourceQueries } from '../features/interviews/interview-sources.ts'
import { interviews } from '../features/interviews/interviews.repository.ts'
import { type Db, inTransaction } from '../infra/db/database.ts'
import { demoPeople } from './demo-people.ts'

type Told = { state: InterviewState; events: InterviewEvent[] }

const batch = 500
const weekMs = 7 * 24 * 60 * 60 * 1000
const notice = presentNotice({
  decidedBy: 'the hiring team',
  decisionWithinDays: 14,
  retentionDays: 180,
  scoredBy: builtInGrader,
})
const consent = { type: 'consent', noticeVersion: notice.version, presentVersion: notice.version } as const
/** How far each fourth candidate has come. */
const ways: readonly InterviewCommand[][] = [
  [],
  [{ type: 'open' }],
  [{ type: 'open' }, consent],
  [{ type: 'open' }, consent, { type: 'confirmProfile', missing: [] }],
]

/** Many interviews of one position, decided by the engine and written in batches: for trying lists and searches at size. */
export async function seedLoad(db: Db, positionId: string, count: number, now: Date): Promise<void> {
  const position = await sourceQueries.positionForInvitation(db, positionId)
  if (!position) throw new Error('The load needs a position.')
  await inTransaction(db, (trx) => notices.keep(trx, notice, now))
  for (let from = 0; from < count; from += batch) {
    const numbers = Array.from({ length: Math.min(batch, count - from) }, (_, index) => from + index)
    const people = numbers.map((number) => personOf(number, now))
    const told = people.map(({ id }, index) => {
      const invitation = {
        interviewId: newId(),
        candidateId: id,
        positionId,
        templateVersionId: position.templateVersionId,
      }
      return tell(invitation, ways[(from + index) % ways.length] ?? [], now)
    })
    await inTransaction(db, async (trx) => {
      await candidates.insertMany(trx, people)
      await interviews.insertMany(trx, told)
    })
  }
}

function personOf(number: number, now: Date) {
  const fullName = `${demoPeople[number % demoPeople.length]?.fullName ?? 'Candidate'} ${number + 1}`
  return { id: newId(), fullName, email: `load.${number + 1}@candidates.example`, now }
}

type Invitation = Pick<
  Extract<InterviewCommand, { type: 'invite' }>,
  'interviewId' | 'candidateId' | 'positionId' | 'templateVersionId'
>

function tell(invitation: Invitation, way: readonly InterviewCommand[], now: Date): Told {
  const invite = { type: 'invite', ...invitation, expiresAt: now.getTime() + weekMs } as const
  let state: InterviewState | null = null
  const events: InterviewEvent[] = []
  for (const command of [invite, ...way]) {
    const decision = decide(state, command, now)
    if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.refusal.code}`)
    for (const event of decision.events) {
      state = evolve(state, event)
      events.push(event)
    }
  }
  if (!state) throw new Error('An invitation makes an interview.')
  return { state, events }
}

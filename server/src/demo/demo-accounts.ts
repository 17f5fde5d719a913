import type { Role } from '@colloquy/contracts/vocabulary'
import type { UserCaller } from '../infra/http/caller.ts'
import type { Services } from '../services.ts'

export type DemoAccount = { email: string; password: string; role: Role }

const people = {
  admin: { email: 'admin@demo.example', name: 'Demo administrator', role: 'admin' },
  interviewer: { email: 'interviewer@demo.example', name: 'Demo interviewer', role: 'interviewer' },
  second: { email: 'second@demo.example', name: 'Second interviewer', role: 'interviewer' },
  reviewer: { email: 'reviewer@demo.example', name: 'Demo reviewer', role: 'reviewer' },
  auditor: { email: 'auditor@demo.example', name: 'Demo auditor', role: 'auditor' },
} as const

/** An account for each role, with passwords that are made here and shown once. */
export async function addDemoAccounts({ users }: Services) {
  const list: DemoAccount[] = []
  const add = async (person: (typeof people)[keyof typeof people]): Promise<UserCaller> => {
    const password = crypto.randomUUID().slice(0, 18)
    const { id, name, email, role } = await users.create({ ...person, password })
    list.push({ email, password, role })
    return { kind: 'user', id, name, email, role, sessionId: id }
  }
  const admin = await add(people.admin)
  const interviewers = [await add(people.interviewer), await add(people.second)]
  const reviewer = await add(people.reviewer)
  await add(people.auditor)
  return { admin, interviewers, reviewer, list }
}

type DemoAccounts = Awaited<ReturnType<typeof addDemoAccounts>>

/** A reviewer sees only what is assigned: the first half of the positions. */
export async function assignReviewer(
  { assignments }: Services,
  accounts: DemoAccounts,
  positionIds: readonly string[],
) {
  const { reviewer, admin } = accounts
  for (const positionId of positionIds.slice(0, Math.ceil(positionIds.length / 2)))
    await assignments.assign({ positionId, userId: reviewer.id }, admin.id)
}

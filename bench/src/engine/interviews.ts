import { v7 as newId } from 'uuid'
import type { Db } from '../../../server/src/infra/db/database.ts'
import type { UserCaller } from '../../../server/src/infra/http/caller.ts'
import type { Services } from '../../../server/src/services.ts'

/** Makes a position, and gives what makes that many started interviews on it: the cookies of their candidates. */
export async function startInterviews(db: Db, services: Services, now: () => Date) {
  const user: UserCaller = {
    kind: 'user',
    id: newId(),
    name: 'Bench',
    email: 'bench@colloquy.example',
    role: 'admin',
    sessionId: newId(),
  }
  const { id, name, email, role } = user
  const at = now()
  await db
    .insertInto('users')
    .values({ id, name, email, role, password_hash: null, created_at: at, updated_at: at })
    .execute()
  const position = await services.positions.create(
    {
      title: 'Engineer',
      description: '',
      templateKey: 'standard',
      topics: ['javascript', 'node', 'sql-data'],
      untimed: false,
    },
    id,
  )

  return async (count: number): Promise<string[]> => {
    const invited = await services.invitations.invite(
      user,
      position.id,
      Array.from({ length: count }, () => ({})),
    )
    const sessions: string[] = []
    for (const { link } of invited) {
      const { interview, session } = await services.openings.open(link.slice(link.indexOf('#') + 1))
      const { interviewId, notice } = interview
      await services.myInterview.consent(interviewId, notice.version)
      const profile = { fullName: 'Robin Example', email: 'robin@candidates.example', phone: '+44 20 7946 0958' }
      await services.profile.confirm(interviewId, profile)
      await services.myInterview.start(interviewId)
      sessions.push(session)
    }
    return sessions
  }
}

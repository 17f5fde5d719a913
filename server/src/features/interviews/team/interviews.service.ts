import type {
  Accommodation,
  GivenReason,
  InterviewDetail,
  InterviewListItem,
  WaitingFor,
} from '@colloquy/contracts/interviews'
import { permits } from '@colloquy/contracts/permissions'
import { v7 as newId } from 'uuid'
import { AppError, refusalError } from '../../../domain/app-error.ts'
import type { InterviewCommand } from '../../../domain/interview/commands.ts'
import { dueCommand } from '../../../domain/interview/due.ts'
import { type Db, type DbOrTrx, inTransaction } from '../../../infra/db/database.ts'
import type { UserCaller } from '../../../infra/http/caller.ts'
import { limitedTo } from '../../../infra/http/records.ts'
import type { Log } from '../../../infra/log/log.ts'
import { refuseErased } from '../erasure/refuse-erased.ts'
import { type InterviewSources, sourceQueries } from '../interview-sources.ts'
import { type InterviewStore, refersTo } from '../interview-store.ts'
import { interviews } from '../interviews.repository.ts'
import { interviewDetail, type Judgement, questionsOf } from './interview-detail.view.ts'
import { interviewLists, type ListFilter } from './interview-list.repository.ts'
import { sentence } from './timeline.ts'

type Deps = {
  db: Db
  store: InterviewStore
  now: () => Date
  log: Log
  /** The machine's judgement, from the feature that scores. */
  judgementOf: (db: DbOrTrx, interviewId: string) => Promise<Judgement>
  /** Whether this person may see the machine's levels yet, from the feature that keeps reviews. */
  maySeeLevels: (db: DbOrTrx, interviewId: string, userId: string) => Promise<boolean>
  hasResume: (db: DbOrTrx, interviewId: string) => Promise<boolean>
  namesOf: (db: DbOrTrx, userIds: readonly string[]) => Promise<ReadonlyMap<string, string>>
}
type ListQuery = Omit<ListFilter, 'assignedTo' | 'byEmail'> & {
  sort: 'score' | 'name' | 'lastEvent' | 'created'
  direction: 'asc' | 'desc'
  limit: number
  cursor?: string | undefined
  waitingFor?: WaitingFor | undefined
}

export type InterviewService = ReturnType<typeof createInterviewService>

const dayMs = 24 * 60 * 60 * 1000

/** What the team sees of interviews and does to them from outside. */
export function createInterviewService(deps: Deps) {
  const { db, store, now, log } = deps

  async function steer(
    user: UserCaller,
    interviewId: string,
    command: InterviewCommand,
    reason?: { id: string; text: string },
  ) {
    const at = now()
    const { refusal } = await inTransaction(db, async (trx) => {
      await refuseErased(trx, interviewId)
      const outcome = await store.carryOut(trx, interviewId, command, { now: at, actor: user.id })
      if (reason && refersTo(reason.id, outcome.events)) {
        const { id, text } = reason
        await interviews.addAccommodationReason(trx, { id, interviewId, reason: text, writtenBy: user.id, at })
      }
      return outcome
    })
    if (refusal) throw refusalError(refusal)
    log.info('user.action', { action: `interview.${command.type}`, subject: 'interview', subjectId: interviewId })
    return item(interviewId)
  }

  async function item(interviewId: string): Promise<InterviewListItem> {
    const [found] = await interviewLists.items(db, [interviewId])
    if (!found) throw new AppError('not_found', 'This interview does not exist.')
    return found
  }

  /** Stored facts at this moment: what time has ended is ended first. */
  async function current(interviewId: string): Promise<InterviewSources> {
    const sources = await sourceQueries.sources(db, interviewId)
    if (!sources) throw new AppError('not_found', 'This interview does not exist.')
    const at = now()
    if (!dueCommand(sources.state, at)) return sources
    await inTransaction(db, (trx) => store.carryOut(trx, interviewId, null, { now: at, actor: 'clock' }))
    return current(interviewId)
  }

  const namesOf = async (actors: readonly string[]): Promise<(actor: string) => string> => {
    const ids = [...new Set(actors)].filter((actor) => actor.includes('-'))
    const names = await deps.namesOf(db, ids)
    return (actor) => names.get(actor) ?? spokenActors[actor] ?? 'somebody'
  }

  const withReason = (text: string) => (text === '' ? undefined : { id: newId(), text })

  return {
    async list(user: UserCaller, { sort, direction, limit, cursor, ...wanted }: ListQuery) {
      const filter = { ...wanted, assignedTo: limitedTo(user), byEmail: permits('contacts.read', user.role) }
      const page = await interviewLists.page(db, filter, { sort, direction, limit, cursor })
      const items = page.items.map((one) => withoutContact(one, user))
      return { ...page, items, total: await interviewLists.count(db, filter) }
    },

    async detail(user: UserCaller, interviewId: string): Promise<InterviewDetail> {
      const sources = await current(interviewId)
      const nameOf = await namesOf(sources.events.map(({ actor }) => actor))
      log.info('user.action', { action: 'interview.view', subject: 'interview', subjectId: interviewId })
      const detail = interviewDetail({
        sources,
        item: await item(interviewId),
        judgement: await deps.judgementOf(db, interviewId),
        hidden: !(await deps.maySeeLevels(db, interviewId, user.id)),
        hasResume: await deps.hasResume(db, interviewId),
        nameOf,
      })
      return withoutContact(detail, user)
    },

    /** Latest first, each with the act that it was given for. */
    async reasons(interviewId: string): Promise<GivenReason[]> {
      const { events } = await current(interviewId)
      const given = await interviews.findAccommodationReasons(db, interviewId)
      const nameOf = await namesOf(given.map(({ writtenBy }) => writtenBy))
      const acts = new Map(events.map(({ event }) => ['reasonId' in event ? event.reasonId : null, sentence(event)]))
      return given.map(({ id, reason, writtenBy, at }) => {
        return { id, reason, for: acts.get(id) ?? '', by: nameOf(writtenBy), at: at.toISOString() }
      })
    },

    async compare(user: UserCaller, positionId: string, interviewIds: readonly string[]) {
      const all = await Promise.all(
        interviewIds.map(async (id) => {
          const sources = await current(id)
          if (sources.position.id !== positionId)
            throw new AppError('not_found', 'One of these interviews belongs to another position.')
          const shown = await deps.maySeeLevels(db, id, user.id)
          const { scores } = shown ? await deps.judgementOf(db, id) : { scores: new Map() }
          return { id, sources, questions: questionsOf(sources, scores) }
        }),
      )
      const [first] = all
      if (!first) throw new AppError('validation_failed', 'Name at least one interview.')
      const questions = new Map(
        all.flatMap(({ questions }) => questions.map((question) => [question.questionId, question] as const)),
      )
      return {
        criteria: first.sources.definition.criteria,
        interviews: (await interviewLists.items(db, interviewIds)).map((one) => withoutContact(one, user)),
        questions: [...questions.values()].map(({ questionId, number, prompt }) => ({
          questionId,
          number,
          prompt,
          answers: all.map(({ id, questions }) => {
            const one = questions.find((question) => question.questionId === questionId)
            return {
              interviewId: id,
              text: one?.answer?.text ?? null,
              usedMs: one?.answer?.usedMs ?? null,
              score: one?.score ?? null,
            }
          }),
        })),
      }
    },

    extendTime(user: UserCaller, interviewId: string, seconds: number, text: string) {
      const reason = withReason(text)
      return steer(
        user,
        interviewId,
        { type: 'extendTime', by: user.id, seconds, reasonId: reason?.id ?? null },
        reason,
      )
    },
    accommodate(user: UserCaller, interviewId: string, extraTime: Accommodation['extraTime'], text: string) {
      const reason = withReason(text)
      const accommodation = extraTime ?? 0
      return steer(
        user,
        interviewId,
        { type: 'accommodate', by: user.id, accommodation, reasonId: reason?.id ?? null },
        reason,
      )
    },
    cancel(user: UserCaller, interviewId: string, text: string) {
      const reason = withReason(text)
      return steer(user, interviewId, { type: 'cancel', by: user.id, reasonId: reason?.id ?? null }, reason)
    },
    reopen(user: UserCaller, interviewId: string, text: string) {
      const reason = withReason(text)
      const expiresAt = now().getTime() + 7 * dayMs
      return steer(user, interviewId, { type: 'reopen', by: user.id, reasonId: reason?.id ?? null, expiresAt }, reason)
    },
  }
}

/** Levels are given to answers: how to reach the person is not needed for that. */
function withoutContact<T extends InterviewListItem | InterviewDetail>(interview: T, user: UserCaller): T {
  if (permits('contacts.read', user.role)) return interview
  const { candidate } = interview
  const others = 'phone' in candidate ? { phone: null, github: null, linkedin: null } : {}
  return { ...interview, candidate: { ...candidate, email: null, ...others } }
}

const spokenActors: Readonly<Record<string, string>> = {
  candidate: 'the candidate',
  clock: 'the clock',
  system: 'Colloquy',
}

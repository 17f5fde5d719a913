import { PositionSettings } from '@colloquy/contracts/positions'
import { type TemplateDefinition, TemplateDefinition as TemplateDefinitionSchema } from '@colloquy/contracts/templates'
import { sql } from 'kysely'
import type { InterviewEvent } from '../../domain/interview/events.ts'
import type { InterviewState } from '../../domain/interview/state.ts'
import type { Blindness } from '../../domain/privacy/blind-review.ts'
import type { DbOrTrx } from '../../infra/db/database.ts'
import { queries } from '../../infra/db/query-name.ts'

export type StoredAnswer = {
  id: string
  questionId: string
  text: string
  sha256: string
  submittedBy: 'candidate' | 'clock'
  usedMs: number
  signals: unknown
  submittedAt: string
  erased: boolean
}

/** All that the pages about one interview are made of, in one round trip. */
export type InterviewSources = {
  state: InterviewState
  decision: 'advance' | 'hold' | 'reject' | null
  createdAt: Date
  candidate: {
    id: string
    fullName: string | null
    email: string | null
    phone: string | null
    github: string | null
    linkedin: string | null
    erased: boolean
  }
  position: { id: string; title: string; description: string; settings: PositionSettings }
  definition: TemplateDefinition
  events: { event: InterviewEvent; actor: string }[]
  answers: StoredAnswer[]
  draft: { questionId: string; revision: number; text: string; savedAt: string } | null
}

// Versions of templates never change: each is parsed once. A few hundred are more than any team runs at a time.
const definitions = new Map<string, TemplateDefinition>()
const remembered = 500

export const sourceQueries = queries(
  'interviews',
  {
    async sources(db: DbOrTrx, interviewId: string): Promise<InterviewSources | null> {
      const found = await sql<Row>`
      select i.state, i.decision, i.created_at, i.template_version_id,
        c.id as candidate_id, c.full_name, c.email, c.phone, c.github, c.linkedin, c.erased_at is not null as erased,
        p.id as position_id, p.title, p.description, p.settings,
        (select coalesce(json_agg(json_build_object('event', e.data, 'actor', e.actor) order by e.seq), '[]')
           from interview_events e where e.interview_id = i.id) as events,
        (select coalesce(json_agg(json_build_object('id', a.id, 'questionId', a.question_id, 'text', a.text, 'sha256', a.sha256,
            'submittedBy', a.submitted_by, 'usedMs', a.used_ms, 'signals', a.signals,
            'submittedAt', to_char(a.submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
            'erased', a.erased_at is not null) order by a.submitted_at), '[]')
           from answers a where a.interview_id = i.id) as answers,
        (select json_build_object('questionId', d.question_id, 'revision', d.revision, 'text', d.text,
            'savedAt', to_char(d.saved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
           from drafts d where d.interview_id = i.id and d.question_id = i.current_question_id and d.revision > 0) as draft
      from interviews i
      join candidates c on c.id = i.candidate_id
      join positions p on p.id = i.position_id
      where i.id = ${interviewId}`.execute(db)
      const row = found.rows[0]
      if (!row) return null
      return {
        state: row.state,
        decision: row.decision,
        createdAt: row.created_at,
        candidate: {
          id: row.candidate_id,
          fullName: row.full_name,
          email: row.email,
          phone: row.phone,
          github: row.github,
          linkedin: row.linkedin,
          erased: row.erased,
        },
        position: {
          id: row.position_id,
          title: row.title,
          description: row.description,
          settings: PositionSettings.parse(row.settings),
        },
        definition: await templateDefinition(db, row.template_version_id),
        events: row.events,
        answers: row.answers,
        draft: row.draft,
      }
    },

    async blindness(db: DbOrTrx, interviewId: string): Promise<Blindness | null> {
      const row = await db
        .selectFrom('interviews')
        .innerJoin('positions', 'positions.id', 'interviews.position_id')
        .select(['interviews.decision', 'positions.settings'])
        .where('interviews.id', '=', interviewId)
        .executeTakeFirst()
      return row ? { interviewId, settings: PositionSettings.parse(row.settings), decision: row.decision } : null
    },

    async positionForInvitation(db: DbOrTrx, positionId: string) {
      const row = await db
        .selectFrom('positions')
        .select(['id', 'status', 'template_version_id'])
        .where('id', '=', positionId)
        .executeTakeFirst()
      if (!row) return null
      const definition = await templateDefinition(db, row.template_version_id)
      const ready = definition.slots.length > 0 && definition.slots.every((slot) => slot.question !== null)
      return { id: row.id, open: row.status === 'open', templateVersionId: row.template_version_id, ready }
    },
  },
  { prepared: ['sources'] },
)

export async function templateDefinition(db: DbOrTrx, templateVersionId: string): Promise<TemplateDefinition> {
  const known = definitions.get(templateVersionId)
  if (known) return known
  const row = await db
    .selectFrom('template_versions')
    .select('definition')
    .where('id', '=', templateVersionId)
    .executeTakeFirstOrThrow()
  const definition = TemplateDefinitionSchema.parse(row.definition)
  if (definitions.size >= remembered) definitions.clear()
  definitions.set(templateVersionId, definition)
  return definition
}

type Row = {
  state: InterviewState
  decision: InterviewSources['decision']
  created_at: Date
  template_version_id: string
  candidate_id: string
  full_name: string | null
  email: string | null
  phone: string | null
  github: string | null
  linkedin: string | null
  erased: boolean
  position_id: string
  title: string
  description: string
  settings: unknown
  events: InterviewSources['events']
  answers: StoredAnswer[]
  draft: InterviewSources['draft']
}

import type { AuditDetail } from '@colloquy/contracts/audit'
import type { BodyOf, QueryOf } from '@colloquy/contracts/endpoint'
import {
  type changePosition,
  type createPosition,
  type listPositions,
  type Position,
  PositionSettings,
} from '@colloquy/contracts/positions'
import type { Topic } from '@colloquy/contracts/question-bank'
import type { Template, TemplateDefinition, TemplateVersion } from '@colloquy/contracts/templates'
import { v7 } from 'uuid'
import { AppError } from '../../domain/app-error.ts'
import { recordAudit } from '../../infra/audit-chain/record-audit.ts'
import { type Db, type DbOrTrx, inTransaction, type Trx } from '../../infra/db/database.ts'
import type { Page } from '../../infra/db/keyset.ts'
import { announce } from '../../infra/events/announce.ts'
import { positionRepository } from './positions.repository.ts'

export const defaultSettings: PositionSettings = {
  levelsHiddenUntilReview: true,
  decidedBy: 'a member of the hiring team',
  decisionWithinDays: 14,
  retentionDays: 180,
  blindReview: false,
}

export type PositionsDeps = {
  db: Db
  now: () => Date
  /** What the position's first template version asks: tried before the transaction, since that takes a moment. */
  chooseQuestions: (start: {
    key: Template['key']
    topics: readonly Topic[]
    untimed: boolean
  }) => Promise<TemplateDefinition>
  /** Makes the position's own template in the same transaction. */
  startTemplate: (
    trx: Trx,
    start: { key: Template['key']; definition: TemplateDefinition; publishedBy: string | null },
  ) => Promise<TemplateVersion>
}

type Creation = BodyOf<typeof createPosition>
type Change = BodyOf<typeof changePosition>

export type PositionsService = {
  /** `assignedTo`: only what is assigned to this person. */
  list(query: QueryOf<typeof listPositions>, assignedTo?: string): Promise<Page<Position>>
  read(positionId: string): Promise<Position>
  create(creation: Creation, createdBy: string): Promise<Position>
  /** `version` is the one that the caller has read. */
  change(positionId: string, version: number | null, change: Change): Promise<Position>
}

export function createPositionsService({ db, now, chooseQuestions, startTemplate }: PositionsDeps): PositionsService {
  async function read(from: DbOrTrx, positionId: string): Promise<Position> {
    const position = await positionRepository.view(from, positionId)
    if (!position) throw missing()
    return position
  }

  return {
    list: ({ cursor, limit }, assignedTo) => positionRepository.listViews(db, { cursor, limit }, assignedTo),

    read: (positionId) => read(db, positionId),

    async create({ title, description, templateKey: key, topics, untimed, settings }, createdBy) {
      const definition = await chooseQuestions({ key, topics, untimed })
      return inTransaction(db, async (trx) => {
        const template = await startTemplate(trx, { key, definition, publishedBy: createdBy })
        const { id } = await positionRepository.create(trx, {
          id: v7(),
          title,
          description,
          status: 'open',
          template_version_id: template.id,
          settings: JSON.stringify(withChanges(defaultSettings, settings)),
          created_by: createdBy,
          created_at: now(),
          updated_at: now(),
        })
        await recordAudit(trx, { action: 'position.created', subject: { kind: 'position', id }, at: now() })
        await announce(trx, { kind: 'position', positionId: id }, now())
        return read(trx, id)
      })
    },

    change: (positionId, version, { settings, ...change }) =>
      inTransaction(db, async (trx) => {
        const present = await positionRepository.findSettings(trx, positionId)
        if (!present) throw missing()
        const changed = withChanges(present, settings)
        const { levelsHiddenUntilReview: hidden } = changed
        const isNews = hidden !== present.levelsHiddenUntilReview
        await positionRepository.update(
          trx,
          { id: positionId, version: version ?? 0 },
          {
            ...change,
            settings: JSON.stringify(changed),
            // Whoever reviews from now on may have seen them before.
            ...(isNews && hidden && { levels_shown_until: now() }),
            updated_at: now(),
          },
        )
        if (isNews) {
          const subject = { kind: 'position', id: positionId }
          await recordAudit(trx, { action: 'position.levels_hidden', subject, at: now(), detail: { hidden } })
        }
        await recordAudit(trx, {
          action: 'position.changed',
          subject: { kind: 'position', id: positionId },
          detail: changedSettings(present, withChanges(present, settings), Object.keys(change)),
          at: now(),
        })
        await announce(trx, { kind: 'position', positionId }, now())
        return read(trx, positionId)
      }),
  }
}

const missing = () => new AppError('not_found', 'There is no such position.')

/** Names of what was changed; of settings that are no words, also from what to what. */
function changedSettings(from: PositionSettings, to: PositionSettings, others: readonly string[]): AuditDetail {
  const names = Object.keys(to) as (keyof PositionSettings)[]
  const changed = names.filter((name) => from[name] !== to[name])
  const isWords = (name: keyof PositionSettings) => typeof to[name] === 'string'
  return {
    changed: [...others, ...changed],
    ...Object.fromEntries(
      changed.filter((name) => !isWords(name)).map((name) => [name, `${String(from[name])} → ${String(to[name])}`]),
    ),
  }
}

/** A setting that is not sent stays as it is. */
const withChanges = (settings: PositionSettings, change: Change['settings']): PositionSettings =>
  PositionSettings.parse({ ...settings, ...change })

/** Whether anything was set up here yet. */
export const hasPositions = async (db: Db): Promise<boolean> =>
  (await positionRepository.listViews(db, { limit: 1 })).items.length > 0

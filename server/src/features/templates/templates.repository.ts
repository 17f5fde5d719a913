import { TemplateDefinition, type TemplateVersion } from '@colloquy/contracts/templates'
import type { Insertable, Selectable } from 'kysely'
import type { DbOrTrx, Trx } from '../../infra/db/database.ts'
import { queries } from '../../infra/db/query-name.ts'
import { repository } from '../../infra/db/repository.ts'
import type { Schema } from '../../infra/db/schema.ts'

type NewTemplate = Selectable<Schema['templates']>
export type NewVersion = {
  id: string
  templateId: string
  number: number
  definition: TemplateDefinition
  reason: string | null
  publishedBy: string | null
  publishedAt: Date
}

const rowToVersion = (row: Selectable<Schema['template_versions']>): TemplateVersion => ({
  id: row.id,
  templateId: row.template_id,
  number: row.number,
  definition: TemplateDefinition.parse(row.definition),
  publishedAt: row.published_at.toISOString(),
})

const versionToRow = (version: NewVersion): Insertable<Schema['template_versions']> => ({
  id: version.id,
  template_id: version.templateId,
  number: version.number,
  definition: JSON.stringify(version.definition),
  reason: version.reason,
  published_by: version.publishedBy,
  published_at: version.publishedAt,
})

const templates = repository('templates', {
  toEntity: (row) => row,
  toRow: (template: NewTemplate) => template,
})
const versions = repository('template_versions', { toEntity: rowToVersion, toRow: versionToRow, noun: 'template' })

/** Statements over templates and their versions. A version is only ever added. */
export const templateRepository = queries('templates', {
  async create(trx: Trx, template: NewTemplate, version: NewVersion): Promise<TemplateVersion> {
    await templates.create(trx, template)
    return versions.create(trx, version)
  },

  async addVersion(trx: Trx, version: NewVersion): Promise<TemplateVersion> {
    return versions.create(trx, version)
  },

  /** The version that a position's next invitation uses. */
  async findOfPosition(db: DbOrTrx, positionId: string): Promise<TemplateVersion | undefined> {
    const row = await db
      .selectFrom('template_versions')
      .innerJoin('positions', 'positions.template_version_id', 'template_versions.id')
      .selectAll('template_versions')
      .where('positions.id', '=', positionId)
      .executeTakeFirst()
    return row && rowToVersion(row)
  },

  /** Newest first, without what stands in them. */
  async listVersions(db: DbOrTrx, templateId: string) {
    const rows = await db
      .selectFrom('template_versions')
      .select(['id', 'number', 'reason', 'published_by', 'published_at'])
      .where('template_id', '=', templateId)
      .orderBy('number', 'desc')
      .execute()
    return rows.map(({ published_by, published_at, ...row }) => ({
      ...row,
      publishedBy: published_by,
      publishedAt: published_at.toISOString(),
    }))
  },

  async findVersion(db: DbOrTrx, templateId: string, number: number): Promise<TemplateVersion | undefined> {
    const row = await db
      .selectFrom('template_versions')
      .selectAll()
      .where('template_id', '=', templateId)
      .where('number', '=', number)
      .executeTakeFirst()
    return row && rowToVersion(row)
  },

  /** Two people who publish at once do so one after the other. */
  async lockPosition(trx: Trx, positionId: string): Promise<void> {
    await trx.selectFrom('positions').select('id').where('id', '=', positionId).forUpdate().execute()
  },

  async putInUse(trx: Trx, positionId: string, versionId: string, now: Date): Promise<void> {
    await trx
      .updateTable('positions')
      .set((eb) => ({ template_version_id: versionId, version: eb('version', '+', 1), updated_at: now }))
      .where('id', '=', positionId)
      .execute()
  },
})

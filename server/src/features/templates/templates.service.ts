import type { ReportCard } from '@colloquy/contracts/preflight'
import type { BankQuestion, Topic } from '@colloquy/contracts/question-bank'
import type { TemplateChange, TemplateVersionEntry } from '@colloquy/contracts/template-versions'
import type {
  Criterion,
  Template,
  TemplateDefinition,
  TemplateQuestion,
  TemplateVersion,
} from '@colloquy/contracts/templates'
import { v7 } from 'uuid'
import { AppError, refusalError } from '../../domain/app-error.ts'
import { recordAudit } from '../../infra/audit-chain/record-audit.ts'
import { type Db, type DbOrTrx, inTransaction, type Trx } from '../../infra/db/database.ts'
import { announce } from '../../infra/events/announce.ts'
import { instantiate, withoutLimits } from './instantiate.ts'
import { nextDefinition } from './next-version.ts'
import { refusalOf } from './preflight-refusal.ts'
import { shippedTemplates } from './shipped-templates.ts'
import { templateRepository } from './templates.repository.ts'

export type TemplatesDeps = {
  db: Db
  now: () => Date
  findActiveQuestions: (
    db: DbOrTrx,
    wanted: { topics: readonly Topic[] } | { ids: readonly string[] },
  ) => Promise<BankQuestion[]>
  /** How a question’s rubric does on the fixture pack. */
  reportCardOf: (question: TemplateQuestion, criteria: readonly Criterion[]) => Promise<ReportCard>
  namesOf: (db: DbOrTrx, userIds: readonly string[]) => Promise<ReadonlyMap<string, string>>
}

type Start = { key: Template['key']; topics: readonly Topic[]; untimed: boolean; publishedBy: string | null }
/** `basedOn`: the number of the version that the change was made on, null for whichever is there; a newer one is a conflict. */
type Publication = TemplateChange & { positionId: string; publishedBy: string; basedOn: number | null }

export type TemplatesService = {
  list(): Promise<{ items: Template[] }>
  readOfPosition(positionId: string): Promise<TemplateVersion>
  listVersions(positionId: string): Promise<{ items: TemplateVersionEntry[] }>
  readVersion(positionId: string, number: number): Promise<TemplateVersion>
  publish(publication: Publication): Promise<TemplateVersion>
  /** A position's own copy of a shipped template, as version 1, in the caller's transaction. */
  start(trx: Trx, start: Start): Promise<TemplateVersion>
}

export function createTemplatesService(deps: TemplatesDeps): TemplatesService {
  const { db, now, findActiveQuestions, reportCardOf, namesOf } = deps

  async function readOfPosition(from: DbOrTrx, positionId: string): Promise<TemplateVersion> {
    const version = await templateRepository.findOfPosition(from, positionId)
    if (!version) throw new AppError('not_found', 'There is no such position.')
    return version
  }

  async function prepare({ positionId, basedOn, ...change }: Publication) {
    const present = await readOfPosition(db, positionId)
    if (basedOn !== null && basedOn !== present.number) throw conflictWith(present)
    const ids = change.slots.flatMap(({ questionId }) => questionId ?? [])
    const bank = await findActiveQuestions(db, { ids })
    const next = nextDefinition(present.definition, change, bank, () => `written-${v7()}`)
    if (!next.ok) throw refusalError(next.refusal)
    return { present, definition: next.definition }
  }

  /** R11.8: no version whose rubrics reward the wrong answers. */
  async function passPreflight({ slots, criteria }: TemplateDefinition): Promise<void> {
    const tried = await Promise.all(
      slots.map(async ({ question }, index) => ({
        place: index,
        card: question && (await reportCardOf(question, criteria)),
      })),
    )
    const refusal = refusalOf(tried)
    if (refusal) throw refusal
  }

  async function publish(publication: Publication): Promise<TemplateVersion> {
    const { positionId, publishedBy, reason } = publication
    const { present, definition } = await prepare(publication)
    await passPreflight(definition)
    const published = await inTransaction(db, async (trx) => {
      await templateRepository.lockPosition(trx, positionId)
      if ((await readOfPosition(trx, positionId)).id !== present.id) return null
      const version = await templateRepository.addVersion(trx, {
        id: v7(),
        templateId: present.templateId,
        number: present.number + 1,
        definition,
        reason: reason ?? null,
        publishedBy,
        publishedAt: now(),
      })
      await templateRepository.putInUse(trx, positionId, version.id, now())
      const subject = { kind: 'position', id: positionId }
      await recordAudit(trx, { action: 'template.published', subject, at: now(), detail: { version: version.number } })
      await announce(trx, { kind: 'position', positionId }, now())
      return version
    })
    return published ?? publish(publication) // another version came in between: look at it again
  }

  return {
    list: async () => ({ items: Object.values(shippedTemplates) }),

    readOfPosition: (positionId) => readOfPosition(db, positionId),

    async listVersions(positionId) {
      const inUse = await readOfPosition(db, positionId)
      const versions = await templateRepository.listVersions(db, inUse.templateId)
      const names = await namesOf(
        db,
        versions.flatMap(({ publishedBy }) => publishedBy ?? []),
      )
      const items = versions.map((version) => ({
        ...version,
        publishedBy: version.publishedBy && (names.get(version.publishedBy) ?? null),
        inUse: version.id === inUse.id,
      }))
      return { items }
    },

    async readVersion(positionId, number) {
      const { templateId } = await readOfPosition(db, positionId)
      const version = await templateRepository.findVersion(db, templateId, number)
      if (!version) throw new AppError('not_found', 'There is no such version.')
      return version
    },

    publish,

    async start(trx, { key, topics, untimed, publishedBy }) {
      const { name, definition } = shippedTemplates[key]
      const timed = instantiate(definition, topics, await findActiveQuestions(trx, { topics }))
      const templateId = v7()
      return templateRepository.create(
        trx,
        { id: templateId, key, name, created_at: now() },
        {
          id: v7(),
          templateId,
          number: 1,
          definition: untimed ? withoutLimits(timed) : timed,
          reason: null,
          publishedBy,
          publishedAt: now(),
        },
      )
    },
  }
}

const conflictWith = (present: TemplateVersion) =>
  new AppError('version_conflict', 'Somebody published another version meanwhile: look at it, then repeat.', {
    context: { version: present.number },
  })

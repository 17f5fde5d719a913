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

type Wanted = { key: Template['key']; topics: readonly Topic[]; untimed: boolean }
type Start = { key: Template['key']; definition: TemplateDefinition; publishedBy: string | null }
/** `basedOn`: the number of the version that the change was made on, null for whichever is there; a newer one is a conflict. */
type Publication = TemplateChange & { positionId: string; publishedBy: string; basedOn: number | null }

export type TemplatesService = {
  list(): Promise<{ items: Template[] }>
  readOfPosition(positionId: string): Promise<TemplateVersion>
  listVersions(positionId: string): Promise<{ items: TemplateVersionEntry[] }>
  readVersion(positionId: string, number: number): Promise<TemplateVersion>
  publish(publication: Publication): Promise<TemplateVersion>
  /** A shipped template with questions of the bank; a place for which none is left stays empty. */
  choose(wanted: Wanted): Promise<TemplateDefinition>
  /** A position's own template, as version 1, in the caller's transaction. */
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

  const tryAll = ({ slots, criteria }: TemplateDefinition) =>
    Promise.all(
      slots.map(async ({ question }, place) => ({
        place,
        question,
        card: question && (await reportCardOf(question, criteria)),
      })),
    )

  /** R11.8: no version whose rubrics reward the wrong answers. */
  async function passPreflight(definition: TemplateDefinition): Promise<void> {
    const refusal = refusalOf(await tryAll(definition))
    if (refusal) throw refusal
  }

  /** R11.8: what nobody chose by hand is chosen among what passes. */
  async function chooseFrom(bank: readonly BankQuestion[], wanted: Wanted): Promise<TemplateDefinition> {
    const filled = instantiate(shippedTemplates[wanted.key].definition, wanted.topics, bank)
    const tried = await tryAll(filled)
    const failed = new Set(
      tried.flatMap(({ question, card }) => (question && !card?.passed ? question.questionId : [])),
    )
    if (failed.size === 0) return wanted.untimed ? withoutLimits(filled) : filled
    return chooseFrom(
      bank.filter(({ id }) => !failed.has(id)),
      wanted,
    )
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

    choose: async (wanted) => chooseFrom(await findActiveQuestions(db, { topics: wanted.topics }), wanted),

    async start(trx, { key, definition, publishedBy }) {
      const templateId = v7()
      return templateRepository.create(
        trx,
        { id: templateId, key, name: shippedTemplates[key].name, created_at: now() },
        { id: v7(), templateId, number: 1, definition, reason: null, publishedBy, publishedAt: now() },
      )
    },
  }
}

const conflictWith = (present: TemplateVersion) =>
  new AppError('version_conflict', 'Somebody published another version meanwhile: look at it, then repeat.', {
    context: { version: present.number },
  })

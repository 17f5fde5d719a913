import type { BankQuestion, Topic } from '@colloquy/contracts/question-bank'
import type { Template, TemplateVersion } from '@colloquy/contracts/templates'
import { v7 } from 'uuid'
import { AppError, refusalError } from '../../domain/app-error.ts'
import { type Db, type DbOrTrx, inTransaction, type Trx } from '../../infra/db/database.ts'
import { announce } from '../../infra/events/announce.ts'
import { instantiate, withoutLimits } from './instantiate.ts'
import { nextDefinition, type Proposal } from './next-version.ts'
import { shippedTemplates } from './shipped-templates.ts'
import { templateRepository } from './templates.repository.ts'

export type TemplatesDeps = {
  db: Db
  now: () => Date
  findActiveQuestions: (
    db: DbOrTrx,
    wanted: { topics: readonly Topic[] } | { ids: readonly string[] },
  ) => Promise<BankQuestion[]>
}

type Start = { key: Template['key']; topics: readonly Topic[]; untimed: boolean; publishedBy: string | null }
/** `basedOn`: the number of the version that the change was made on; a newer one is a conflict. */
type Publication = Proposal & { positionId: string; publishedBy: string; basedOn: number | null }

export type TemplatesService = {
  list(): Promise<{ items: Template[] }>
  readOfPosition(positionId: string): Promise<TemplateVersion>
  publish(publication: Publication): Promise<TemplateVersion>
  /** A position's own copy of a shipped template, as version 1, in the caller's transaction. */
  start(trx: Trx, start: Start): Promise<TemplateVersion>
}

export function createTemplatesService({ db, now, findActiveQuestions }: TemplatesDeps): TemplatesService {
  async function readOfPosition(from: DbOrTrx, positionId: string): Promise<TemplateVersion> {
    const version = await templateRepository.findOfPosition(from, positionId)
    if (!version) throw new AppError('not_found', 'There is no such position.')
    return version
  }

  return {
    list: async () => ({ items: Object.values(shippedTemplates) }),

    readOfPosition: (positionId) => readOfPosition(db, positionId),

    publish: ({ positionId, publishedBy, basedOn, ...proposal }) =>
      inTransaction(db, async (trx) => {
        await templateRepository.lockPosition(trx, positionId)
        const present = await readOfPosition(trx, positionId)
        if (basedOn !== null && basedOn !== present.number) throw conflictWith(present)
        const ids = proposal.slots.flatMap(({ questionId }) => questionId ?? [])
        const next = nextDefinition(present.definition, proposal, await findActiveQuestions(trx, { ids }))
        if (!next.ok) throw refusalError(next.refusal)

        const version = await templateRepository.addVersion(trx, {
          id: v7(),
          templateId: present.templateId,
          number: present.number + 1,
          definition: next.definition,
          reason: proposal.reason ?? null,
          publishedBy,
          publishedAt: now(),
        })
        await templateRepository.putInUse(trx, positionId, version.id, now())
        await announce(trx, { kind: 'position', positionId }, now())
        return version
      }),

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

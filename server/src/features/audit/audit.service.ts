import type { AuditChain, AuditFilter, AuditVerification, ListedAuditEntry } from '@colloquy/contracts/audit-trail'
import type { Anchors } from '../../infra/audit-chain/anchors.ts'
import { brokenWords } from '../../infra/audit-chain/broken-words.ts'
import { chain } from '../../infra/audit-chain/chain.repository.ts'
import { recordAudit } from '../../infra/audit-chain/record-audit.ts'
import { verifyChain } from '../../infra/audit-chain/verify-chain.ts'
import type { Db } from '../../infra/db/database.ts'
import type { Page } from '../../infra/db/keyset.ts'
import type { UserCaller } from '../../infra/http/caller.ts'
import { auditRepository, type TrailEntry } from './audit.repository.ts'
import { auditCsv, auditLines } from './audit-files.ts'
import { type NamesOf, namedEntries } from './named-entries.ts'

export type AuditDeps = {
  db: Db
  now: () => Date
  namesOf: NamesOf
  /** What the trail is held against. */
  anchors: () => Anchors
}

export type AuditService = {
  list(filter: AuditFilter & { cursor?: string | undefined; limit: number }): Promise<Page<ListedAuditEntry>>
  /** Leaves an entry of its own, before anything is handed out. */
  export(
    user: UserCaller,
    filter: AuditFilter,
    format: AuditFormat,
  ): Promise<{ fileName: string; pieces: AsyncIterable<string> }>
  chain(): Promise<AuditChain>
  verify(): Promise<AuditVerification>
}

type AuditFormat = 'csv' | 'jsonl'
const atOnce = 500
const write = { csv: auditCsv, jsonl: auditLines }

/** What readers of the audit trail are shown. */
export function createAuditService({ db, now, namesOf, anchors }: AuditDeps): AuditService {
  async function* pagesOf(filter: AuditFilter): AsyncGenerator<readonly TrailEntry[]> {
    let cursor: string | undefined
    do {
      const page: Page<TrailEntry> = await auditRepository.page(db, filter, { limit: atOnce, cursor })
      yield page.items
      cursor = page.nextCursor ?? undefined
    } while (cursor)
  }

  return {
    async list({ cursor, limit, ...filter }) {
      const { items, nextCursor } = await auditRepository.page(db, filter, { cursor, limit })
      return { items: await namedEntries(db, namesOf, items), nextCursor }
    },

    async export({ id }, filter, format) {
      const at = now()
      const actor = { type: 'user', id } as const
      // Which parts were given, not the words searched for: those may be anything.
      const detail = { format, filters: Object.keys(filter).toSorted() }
      await recordAudit(db, { action: 'audit.exported', subject: { kind: 'list', id: 'audit' }, actor, at, detail })
      const day = at.toISOString().slice(0, 10)
      return { fileName: `audit-${day}.${format}`, pieces: write[format](pagesOf(filter)) }
    },

    async chain() {
      const [end, unsealed, last] = [
        await chain.findEnd(db),
        await chain.countUnsealed(db),
        await chain.lastCheckpoint(db),
      ]
      const checkpoint = last ? { number: last.number, seq: last.seq, at: last.at, keyId: last.keyId } : null
      return { entries: end?.seq ?? 0, unsealed, checkpoint }
    },

    async verify() {
      const checkedAt = now().toISOString()
      const { firstBroken, ...report } = await verifyChain(db, anchors())
      if (!firstBroken) return { ...report, checkedAt, firstBroken }
      const { seq, reason } = firstBroken
      return { ...report, checkedAt, firstBroken: { seq, reason, words: brokenWords[reason] } }
    },
  }
}

import type { Compared, readAgreement } from '@colloquy/contracts/agreement'
import type { ReplyOf } from '@colloquy/contracts/endpoint'
import { agreementOf, inNoOrder, type LevelPair } from '../../../domain/scoring/agreement.ts'
import type { Db } from '../../../infra/db/database.ts'
import { agreementQueries, type LevelsMet } from './agreement.repository.ts'

export type AgreementService = {
  read(positionId?: string): Promise<ReplyOf<typeof readAgreement>>
}

/** How far people agree with the machine, and with each other. */
export function createAgreementService({ db }: { db: Db }): AgreementService {
  return {
    read: async (positionId) => ({
      withMachine: compared(await agreementQueries.withMachine(db, positionId), (pairs) => pairs),
      betweenPeople: compared(await agreementQueries.betweenPeople(db, positionId), inNoOrder),
      leftOut: await agreementQueries.countLeftOut(db, positionId),
    }),
  }
}

function compared(met: readonly LevelsMet[], ordered: (pairs: readonly LevelPair[]) => readonly LevelPair[]): Compared {
  const agreement = (some: readonly LevelsMet[]) => {
    const result = agreementOf(ordered(some.map(({ a, b, times }): LevelPair => [a, b, times])))
    return { ...result, pairs: Math.round(result.pairs) }
  }
  const by = <K>(keyOf: (one: LevelsMet) => K) => [...Map.groupBy(met, keyOf)]
  return {
    overall: agreement(met),
    months: by(({ month }) => month)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([month, some]) => ({ month, agreement: agreement(some) })),
    criteria: by(({ criterionId }) => criterionId)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([criterionId, some]) => ({ criterionId, agreement: agreement(some) })),
    positions: by(({ positionId }) => positionId)
      .map(([id, some]) => ({ position: { id, title: some[0]?.title ?? '' }, agreement: agreement(some) }))
      .sort((a, b) => a.position.title.localeCompare(b.position.title)),
  }
}

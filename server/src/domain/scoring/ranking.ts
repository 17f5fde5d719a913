import { isRankable, type ProvisionalScore, type RankableScore, type Score } from './score.ts'

/** Best first. Takes only scores that may rank; a bare number or a provisional score does not compile. */
const compareForRanking = (a: RankableScore, b: RankableScore): number => b.value - a.value

type Placed<T> = {
  item: T
  /** 1 for the best; equal scores share a place. */
  place: number
}

export type Ranking<T> = {
  ranked: Placed<T>[]
  /** Ordered among themselves and to be shown as provisional: nothing here has a final place. */
  provisional: Placed<T>[]
  /** Incomplete or not scored yet: waits for a person. */
  waiting: T[]
}

/** Ranks by score; ties in the order of ids, so that the list is the same each time. */
export function rank<T extends { id: string; score: Score | null }>(items: readonly T[]): Ranking<T> {
  const byId = [...items].sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)))
  const ranked: Valued<T, RankableScore>[] = []
  const provisional: Valued<T, ProvisionalScore>[] = []
  const waiting: T[] = []
  for (const item of byId) {
    if (item.score !== null && isRankable(item.score)) ranked.push({ item, score: item.score })
    else if (item.score?.kind === 'provisional') provisional.push({ item, score: item.score })
    else waiting.push(item)
  }
  ranked.sort((a, b) => compareForRanking(a.score, b.score))
  provisional.sort((a, b) => b.score.value - a.score.value)
  return { ranked: place(ranked), provisional: place(provisional), waiting }
}

type Valued<T, S extends RankableScore | ProvisionalScore> = { item: T; score: S }

function place<T>(sorted: readonly Valued<T, RankableScore | ProvisionalScore>[]): Placed<T>[] {
  let shared = 1
  return sorted.map(({ item, score }, index) => {
    if (score.value !== sorted[index - 1]?.score.value) shared = index + 1
    return { item, place: shared }
  })
}

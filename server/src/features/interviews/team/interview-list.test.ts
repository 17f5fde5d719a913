import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { addInterview } from '../../../../test/interview-rows.ts'
import { expectOk, makePosition } from '../../../../test/interview-steps.ts'
import { useProduct } from '../../../../test/product.ts'

const product = useProduct()
type Item = { id: string; candidate: { name: string | null }; score: { kind: string; value: number | null } | null }
type Given = Parameters<typeof addInterview>[2]

async function position(): Promise<{ id: string; templateVersionId: string }> {
  const { id } = await makePosition(product)
  const row = await product.database.db
    .selectFrom('positions')
    .select('template_version_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { id, templateVersionId: row.template_version_id }
}
const add = (at: Awaited<ReturnType<typeof position>>, given: Given, name: string | null = null) =>
  addInterview(product.database.db, at, given, {
    full_name: name,
    email: name && `${name.replaceAll(' ', '.').toLowerCase()}@candidates.example`,
  })

async function list(query: string): Promise<{ items: Item[]; nextCursor: string | null; total: number }> {
  return expectOk(await (await product.admin()).send('GET', `/api/interviews?${query}`))
}
const names = ({ items }: { items: Item[] }) => items.map(({ candidate }) => candidate.name)

describe('R11.1, R10.6 the ranked list', () => {
  it('ranks scored and human totals before provisional ones, and those without a total come last', async () => {
    const at = await position()
    await add(at, { score: 99, score_kind: 'provisional' }, 'Provisional high')
    await add(at, { score: 10, score_kind: 'human' }, 'Human low')
    await add(at, { score: null, score_kind: 'incomplete' }, 'Incomplete')
    await add(at, { score: 60, score_kind: 'scored' }, 'Scored')
    await add(at, { score: null, score_kind: null, status: 'invited' }, 'Invited')
    await add(at, { score: 20, score_kind: 'provisional' }, 'Provisional low')
    const ranked = names(await list(`positionId=${at.id}&sort=score`))
    expect(ranked.slice(0, 4)).toEqual(['Scored', 'Human low', 'Provisional high', 'Provisional low'])
    expect(ranked.slice(4).toSorted()).toEqual(['Incomplete', 'Invited'])
  })

  it('filters by position, state and whom it waits for, and counts what it found', async () => {
    const [one, other] = [await position(), await position()]
    await add(one, { status: 'scored', waiting_for: 'review' }, 'To review')
    await add(one, { status: 'invited', waiting_for: 'candidate' }, 'Invited')
    await add(other, { status: 'scored', waiting_for: 'review' }, 'Elsewhere')
    expect(await list(`positionId=${one.id}`)).toMatchObject({ total: 2 })
    expect(names(await list(`positionId=${one.id}&status=invited`))).toEqual(['Invited'])
    expect(names(await list(`positionId=${one.id}&waitingFor=review`))).toEqual(['To review'])
    expect(await list(`positionId=${one.id}&status=paused`)).toMatchObject({ items: [], total: 0, nextCursor: null })
  })

  it('searches names and addresses, whatever their case, and takes every sign for itself', async () => {
    const at = await position()
    await add(at, {}, 'Robin 100% Example')
    await add(at, {}, 'Kim_Example')
    await add(at, {}, 'Łukasz Przykład')
    const search = async (text: string) => names(await list(`positionId=${at.id}&search=${encodeURIComponent(text)}`))
    expect(await search('ROBIN')).toEqual(['Robin 100% Example'])
    expect(await search('kim_example@')).toEqual(['Kim_Example'])
    expect(await search('100%')).toEqual(['Robin 100% Example'])
    expect(await search('m_e')).toEqual(['Kim_Example'])
    expect(await search('łUKASZ')).toEqual(['Łukasz Przykład'])
    expect(await search("'; drop table interviews; --")).toEqual([])
  })

  it('by name the unnamed come last, whichever way', async () => {
    const at = await position()
    for (const name of ['beta', 'Alpha', null, 'Gamma']) await add(at, {}, name)
    expect(names(await list(`positionId=${at.id}&sort=name&direction=asc`))).toEqual(['Alpha', 'beta', 'Gamma', null])
    expect(names(await list(`positionId=${at.id}&sort=name&direction=desc`))).toEqual(['Gamma', 'beta', 'Alpha', null])
  })
})

describe('R2.2 pages', () => {
  let at: Awaited<ReturnType<typeof position>>
  const total = 23
  beforeAll(async () => {
    at = await position()
    const kinds = ['human', 'scored', 'provisional', null] as const
    for (let index = 0; index < total; index += 1) {
      const kind = kinds[index % 4] ?? null
      await add(at, { score: kind && (index * 7) % 5, score_kind: kind }, index % 5 ? `Person ${index % 3}` : null)
    }
  })

  it('show each row that stays once, in order, while others come and go', async () => {
    const sorts = fc.constantFrom('score', 'name', 'lastEvent', 'created')
    const directions = fc.constantFrom('asc', 'desc')
    const sizes = fc.integer({ min: 1, max: 9 })
    await fc.assert(
      fc.asyncProperty(sorts, directions, sizes, fc.boolean(), async (sort, direction, limit, disturbed) => {
        const query = `positionId=${at.id}&sort=${sort}&direction=${direction}`
        const staying = (await list(`${query}&limit=200`)).items.map(({ id }) => id)
        const passing: string[] = []
        const seen: string[] = []
        for (let cursor: string | null = ''; cursor !== null; ) {
          const page = await list(`${query}&limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`)
          seen.push(...page.items.map(({ id }) => id))
          cursor = page.nextCursor
          if (!disturbed) continue
          if (passing.length < 3) passing.push(await add(at, { score: 3, score_kind: 'scored' }, 'Person 1'))
        }
        await product.database.db
          .deleteFrom('interviews')
          .where('id', 'in', [...passing, at.id])
          .execute()
        expect(seen).toHaveLength(new Set(seen).size)
        expect(seen.filter((id) => staying.includes(id))).toEqual(staying)
        expect(staying).toHaveLength(total)
      }),
      { numRuns: 16 },
    )
  })

  it('a marker of another order is refused', async () => {
    const { nextCursor } = await list(`positionId=${at.id}&sort=name&limit=2`)
    const reply = await (await product.admin()).send('GET', `/api/interviews?sort=score&cursor=${nextCursor}`)
    expect(reply).toMatchObject({ status: 400, body: { code: 'invalid_cursor' } })
  })
})

import { expect, test } from 'vitest'
import { expectOk, makePosition } from '../../test/interview-steps.ts'
import { useProduct } from '../../test/product.ts'
import type { InterviewEvent } from '../domain/interview/events.ts'
import { replay } from '../domain/interview/evolve.ts'
import { seedLoad } from './seed-load.ts'

const product = useProduct()

test('R9.1 sample interviews for load are what the engine would have made of them, and are found by name', async () => {
  const { id } = await makePosition(product)
  await seedLoad(product.database.db, id, 1201, product.clock.now)
  const admin = await product.admin()
  const list = expectOk(await admin.send('GET', `/api/interviews?positionId=${id}&limit=5`))
  expect(list.total).toBe(1201)
  const found = expectOk(await admin.send('GET', `/api/interviews?positionId=${id}&search=load.777@`))
  expect(found.items).toHaveLength(1)
  const { db } = product.database
  const row = await db
    .selectFrom('interviews')
    .selectAll()
    .where('id', '=', found.items[0].id)
    .executeTakeFirstOrThrow()
  const events = await db
    .selectFrom('interview_events')
    .select('data')
    .where('interview_id', '=', row.id)
    .orderBy('seq')
    .execute()
  expect(replay(events.map(({ data }) => data as InterviewEvent))).toEqual(row.state)
})

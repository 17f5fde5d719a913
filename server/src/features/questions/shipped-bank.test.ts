import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BankQuestion } from '@colloquy/contracts/question-bank'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bankQuestion } from '../../../test/bank-questions.ts'
import { useDatabase } from '../../../test/database.ts'
import { failAfterEachStatement } from '../../infra/db/faults.ts'
import { syncShippedBank } from './shipped-bank.ts'

const database = useDatabase()
const now = new Date('2026-03-02T09:00:00.000Z')
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bank-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
  await database.db.deleteFrom('questions').execute()
})

const ship = (...questions: BankQuestion[]) =>
  writeFile(join(folder, 'node.json'), JSON.stringify({ topic: 'node', licence: 'Apache-2.0', questions }))
const sync = () => syncShippedBank(database.db, now, folder)
const stored = () => database.db.selectFrom('questions').select(['id', 'version', 'prompt']).orderBy('id').execute()

describe('R10.2 the shipped bank', () => {
  test('the product’s own files are read and stored once', async () => {
    const written = await syncShippedBank(database.db, now)
    expect(written).toBeGreaterThan(0)
    expect((await stored()).length).toBe(written)
    expect(await syncShippedBank(database.db, now)).toBe(0)
  })

  test('a newer version replaces an older one, the same version changes nothing', async () => {
    await ship(bankQuestion('one', 'node', 'easy'), bankQuestion('two', 'node', 'easy'))
    expect(await sync()).toBe(2)
    await ship({ ...bankQuestion('one', 'node', 'easy', 2), prompt: 'New words?' }, bankQuestion('two', 'node', 'easy'))
    expect(await sync()).toBe(1)
    expect((await stored()).map(({ version }) => version)).toEqual([2, 1])
    expect((await stored())[0]?.prompt).toBe('New words?')
  })

  test('an older file does not bring an older version back', async () => {
    await ship(bankQuestion('one', 'node', 'easy', 3))
    await sync()
    await ship(bankQuestion('one', 'node', 'easy', 2))
    expect(await sync()).toBe(0)
    expect((await stored())[0]?.version).toBe(3)
  })

  test('a question that was made here is never touched', async () => {
    await ship(bankQuestion('one', 'node', 'easy'))
    await sync()
    await database.db.updateTable('questions').set({ origin: 'own', prompt: 'Ours' }).execute()
    await ship(bankQuestion('one', 'node', 'easy', 9))
    expect(await sync()).toBe(0)
    expect((await stored())[0]).toEqual({ id: 'one', version: 1, prompt: 'Ours' })
  })

  test('a retired question stays retired with its newer version', async () => {
    await ship(bankQuestion('one', 'node', 'easy'))
    await sync()
    await database.db.updateTable('questions').set({ status: 'retired' }).execute()
    await ship(bankQuestion('one', 'node', 'easy', 2))
    await sync()
    const row = await database.db.selectFrom('questions').select(['status', 'version']).executeTakeFirst()
    expect(row).toEqual({ status: 'retired', version: 2 })
  })

  test('a file that is not valid is named, and nothing of any file is stored', async () => {
    await ship({ ...bankQuestion('one', 'node', 'easy'), topic: 'react' })
    await expect(sync()).rejects.toThrow(/node\.json is not a file of the question bank(.|\n)*belongs to/)
    expect(await stored()).toEqual([])
  })

  test('R1.3 a fault between any two statements leaves the bank as it was', async () => {
    await ship(bankQuestion('one', 'node', 'easy'), bankQuestion('two', 'node', 'easy'))
    await failAfterEachStatement(sync, async () => expect(await stored()).toEqual([]))
    expect((await stored()).length).toBe(2)
  })
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FauxqsServer, startFauxqs } from 'fauxqs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ConfigError, parseConfig } from '../config/config.ts'
import { openStorage, type Storage } from './storage.ts'

const folder = mkdtempSync(join(tmpdir(), 'colloquy-s3-'))
const given = { S3_BUCKET: 'colloquy', S3_ACCESS_KEY_ID: 'test', S3_SECRET_ACCESS_KEY: 'a secret of tests' }
const bytes = Uint8Array.from({ length: 300_000 }, (_, at) => (at * 7) % 256)
let server: FauxqsServer
let storage: Storage

beforeAll(async () => {
  server = await startFauxqs({ port: 0, logger: false })
  server.createBucket('colloquy')
  storage = await openStorage(parseConfig({ ...given, S3_ENDPOINT: `http://127.0.0.1:${server.port}` }))
})
afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true })
})

describe('R4.3 files in an S3-compatible storage', () => {
  it('are kept byte for byte until they are deleted', async () => {
    await storage.put('resumes/one', bytes)
    expect(Buffer.compare(await storage.get('resumes/one'), bytes)).toBe(0)
    await storage.delete('resumes/one')
    await expect(storage.get('resumes/one')).rejects.toMatchObject({ code: 'not_found' })
    expect(storage.state?.()).toBe('healthy')
  })

  it('may be deleted twice', async () => {
    await storage.delete('resumes/never-there')
  })

  it('R1.4 cannot be reached for a while: the refusal says that nothing is lost', async () => {
    const nobody = { ...given, S3_ENDPOINT: 'http://127.0.0.1:1' }
    const away = await openStorage(parseConfig(nobody))
    await expect(away.put('resumes/two', bytes)).rejects.toMatchObject({
      code: 'temporarily_unavailable',
      detail: expect.stringContaining('Nothing that was saved is lost'),
    })
    expect(away.state?.()).toBe('degraded')
  })
})

describe('R9.2 where files lie', () => {
  const faultsOf = (variables: Record<string, string>): unknown => {
    try {
      return parseConfig(variables).s3
    } catch (error) {
      return error instanceof ConfigError ? error.faults : error
    }
  }

  it('is a folder unless a bucket is named; a half description is a fault for each missing part', () => {
    expect(faultsOf({})).toBeNull()
    expect(faultsOf({ S3_BUCKET: 'colloquy', S3_ACCESS_KEY_ID: 'test' })).toEqual([
      'S3_SECRET_ACCESS_KEY is required with S3_BUCKET',
    ])
    expect(faultsOf({ S3_ENDPOINT: 'https://objects.example' })).toEqual([
      'S3_ENDPOINT needs S3_BUCKET: name the bucket too, but is "https://objects.example"',
    ])
  })

  it('keys may come from files', () => {
    const file = join(folder, 'key')
    writeFileSync(file, 'from a file\n')
    const variables = { S3_BUCKET: 'colloquy', S3_ACCESS_KEY_ID: 'test', S3_SECRET_ACCESS_KEY_FILE: file }
    expect(faultsOf(variables)).toMatchObject({ secretAccessKey: 'from a file', region: 'us-east-1' })
  })
})

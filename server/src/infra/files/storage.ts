import { join } from 'node:path'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import type { S3Settings } from '../config/s3-environment.ts'

/** Where uploaded files lie, by key. */
export type Storage = {
  put(key: string, bytes: Uint8Array): Promise<void>
  get(key: string): Promise<Uint8Array>
  delete(key: string): Promise<void>
  /** Of a storage that can be out of reach: how the last call went. */
  state?: () => 'healthy' | 'degraded'
}

/** The storage that the configuration names. The parts for S3 are loaded where they are needed only: they are large. */
export async function openStorage({ dataDir, s3 }: { dataDir: string; s3: S3Settings | null }): Promise<Storage> {
  if (!s3) return folderStorage(join(dataDir, 'files'))
  const { s3Storage } = await import('./s3-storage.ts')
  return s3Storage(s3)
}

/** Files in a folder of the data directory: never below the pages, so that nothing uploaded can be fetched or run. */
export function folderStorage(folder: string): Storage {
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }))
  return {
    put: (key, bytes) => disk.put(key, bytes),
    get: (key) => disk.getBytes(key),
    delete: (key) => disk.delete(key),
  }
}

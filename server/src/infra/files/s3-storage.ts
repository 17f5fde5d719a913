import { S3Client } from '@aws-sdk/client-s3'
import { Disk } from 'flydrive'
import { S3Driver } from 'flydrive/drivers/s3'
import { AppError } from '../../domain/app-error.ts'
import type { S3Settings } from '../config/s3-environment.ts'
import type { Storage } from './storage.ts'

/** Files in a bucket of an S3-compatible server. While it cannot be reached, the caller is told in words and may try again. */
export function s3Storage({ bucket, endpoint, region, accessKeyId, secretAccessKey }: S3Settings): Storage {
  const client = new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    // Servers of one's own rarely have a name for each bucket, nor the checksums that Amazon added later.
    ...(endpoint && { endpoint, forcePathStyle: true }),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 3000, requestTimeout: 20_000 },
  })
  const disk = new Disk(new S3Driver({ client, bucket, visibility: 'private', supportsACL: false }))
  let state: 'healthy' | 'degraded' = 'healthy'

  async function reached<T>(work: Promise<T>): Promise<T> {
    try {
      const result = await work
      state = 'healthy'
      return result
    } catch (cause) {
      if (isMissing(cause)) throw new AppError('not_found', 'This file is not in the storage any more.', { cause })
      state = 'degraded'
      const detail =
        'The storage of files did not answer as it should. Nothing that was saved is lost; please try again.'
      throw new AppError('temporarily_unavailable', detail, { cause })
    }
  }

  return {
    put: (key, bytes) => reached(disk.put(key, bytes)),
    get: (key) => reached(disk.getBytes(key)),
    delete: (key) => reached(disk.delete(key)),
    state: () => state,
  }
}

/** The library wraps what the server said. */
const isMissing = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'NoSuchKey' || isMissing(error.cause))

import { z } from 'zod'

// Where uploaded files lie when not in a folder: without S3_BUCKET they lie in DATA_DIR.

export const s3Variables = {
  S3_BUCKET: z.string().max(255).optional(),
  /** Of a server of one's own, such as MinIO or Garage; without it, Amazon's. */
  S3_ENDPOINT: z.url({ protocol: /^https?$/, error: 'must be an address like https://objects.example.org' }).optional(),
  S3_REGION: z.string().max(100).default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
} as const

type S3Environment = z.output<z.ZodObject<typeof s3Variables>>

export type S3Settings = {
  readonly bucket: string
  readonly endpoint: string | undefined
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** What is missing for the storage that is named. */
export function s3Faults(env: S3Environment): { name: string; message: string }[] {
  const others = ['S3_ENDPOINT', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const
  if (!env.S3_BUCKET)
    return others.filter((name) => env[name]).map((name) => ({ name, message: 'needs S3_BUCKET: name the bucket too' }))
  const keys = ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const
  return keys.filter((name) => !env[name]).map((name) => ({ name, message: 'is required with S3_BUCKET' }))
}

/** Null: files lie in a folder. */
export function s3Settings(env: S3Environment): S3Settings | null {
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = env
  if (!bucket || !accessKeyId || !secretAccessKey) return null
  return { bucket, endpoint: env.S3_ENDPOINT, region: env.S3_REGION, accessKeyId, secretAccessKey }
}

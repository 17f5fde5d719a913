import { z } from 'zod'
import { aiFaults, aiVariables } from './ai-environment.ts'
import { clamavVariables } from './clamav-environment.ts'
import { oidcFaults, oidcVariables } from './oidc-environment.ts'
import { s3Faults, s3Variables } from './s3-environment.ts'

// Every variable that Colloquy reads, with its range and default. An empty value counts as not set.

const whole = (least: number, most: number) =>
  z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`)
const oneOf = <const T extends readonly string[]>(values: T) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` })
const webAddress = z.url({ protocol: /^https?$/, error: 'must be an address like https://colloquy.example.org' })
const postgresAddress = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be an address like postgres://user:password@host:5432/database',
})
const redisAddress = z.url({
  protocol: /^rediss?$/,
  error: 'must be an address like redis://user:password@host:6379/0',
})
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
)
// Which proxies may say who the caller is: all, none, or these addresses and networks, comma-separated.
const trust = z
  .string()
  .regex(/^(true|false|[\da-f.:/, ]+)$/i, 'must be true, false, or addresses such as 10.0.0.0/8')
  .transform((text) => (text === 'true' || text === 'false' ? text === 'true' : text))

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export const profiles = ['development', 'test', 'staging', 'production'] as const
export const roles = ['all', 'web', 'worker'] as const

export const environmentSchema = z
  .object({
    NODE_ENV: oneOf(profiles).default('development'),
    ROLE: oneOf(roles).default('all'),
    PORT: whole(0, 65_535).default(3000),
    HOST: z.string().default('0.0.0.0'),
    PUBLIC_URL: webAddress.optional(),
    TRUST_PROXY: trust.default(false),
    CORS_ORIGINS: list.pipe(z.array(webAddress)).default([]),
    BODY_LIMIT_KB: whole(1, 102_400).default(1024),
    UPLOAD_LIMIT_MB: whole(1, 1024).default(15),
    REQUEST_TIMEOUT_SECONDS: whole(1, 600).default(30),
    RATE_LIMIT_PER_MINUTE: whole(1, 1_000_000).default(600),
    ADDRESS_RATE_LIMIT_PER_MINUTE: whole(1, 100_000_000).optional(),
    SIGN_IN_RATE_LIMIT_PER_MINUTE: whole(1, 1_000_000).default(20),
    DRAIN_SECONDS: whole(0, 600).default(15),
    DATABASE_URL: postgresAddress.optional(),
    DATABASE_POOL_SIZE: whole(2, 1000).default(10),
    STATEMENT_TIMEOUT_SECONDS: whole(1, 3600).default(30),
    SLOW_QUERY_MS: whole(0, 3_600_000).default(200),
    REDIS_URL: redisAddress.optional(),
    REDIS_KEY_PREFIX: z.string().max(100).default('colloquy:'),
    DATA_DIR: z.string().default('./data'),
    LOG_LEVEL: oneOf(logLevels).default('info'),
    LOG_FORMAT: oneOf(['pretty', 'json']).optional(),
    SESSION_SECRET: z.string().min(32, 'must be at least 32 characters long').optional(),
    AUDIT_SECRET: z.string().min(32, 'must be at least 32 characters long').optional(),
    // A session ends when it was not used for this long, and after this many days at the latest.
    SESSION_IDLE_HOURS: whole(1, 24 * 90).default(72),
    SESSION_DAYS: whole(1, 90).default(14),
    SESSIONS_PER_USER: whole(1, 1000).default(10),
    METRICS_TOKEN: z.string().min(16, 'must be at least 16 characters long').optional(),
    INTERVIEW_GRACE_MS: whole(0, 60_000).default(2000),
    INVITATION_DAYS: whole(1, 365).default(14),
    ...s3Variables,
    ...clamavVariables,
    ...aiVariables,
    ...oidcVariables,
  })
  .check((context) => {
    for (const { name, message } of [
      ...aiFaults(context.value),
      ...s3Faults(context.value),
      ...oidcFaults(context.value),
    ])
      context.issues.push({ code: 'custom', path: [name], message, input: context.value })
  })
  .check((context) => {
    const { NODE_ENV, PUBLIC_URL } = context.value
    if (NODE_ENV !== 'production' || PUBLIC_URL) return
    context.issues.push({
      code: 'custom',
      path: ['PUBLIC_URL'],
      message: 'is required in production: it is the address that invitation links carry',
      input: context.value,
    })
  })

export type Environment = z.output<typeof environmentSchema>

/** These may also be given as a file, by the same name with _FILE behind it, and are never printed. */
export const secrets = [
  'DATABASE_URL',
  'REDIS_URL',
  'SESSION_SECRET',
  'AUDIT_SECRET',
  'METRICS_TOKEN',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
  'AI_API_KEY',
  'AI_SECONDARY_API_KEY',
  'OIDC_CLIENT_SECRET',
] as const satisfies (keyof Environment)[]

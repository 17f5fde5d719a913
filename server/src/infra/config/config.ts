import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { z } from 'zod'
import { aiSettings } from './ai-environment.ts'
import { clamavSettings } from './clamav-environment.ts'
import { type Environment, environmentSchema, secrets } from './environment.ts'
import { oidcSettings } from './oidc-environment.ts'
import { s3Settings } from './s3-environment.ts'
import { sessionSecret } from './session-secret.ts'

export type Config = ReturnType<typeof toConfig> & { readonly sessionSecret: string }

type Variables = Readonly<Record<string, string | undefined>>

/** Everything that is wrong with the environment, one readable line each. */
export class ConfigError extends Error {
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(
      `The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n  ${faults.join('\n  ')}`,
    )
    this.name = 'ConfigError'
    this.faults = faults
  }
}

/** Reads the process's environment, the only place that does. Overrides (from the command line) win over it. */
export function loadConfig(overrides: Variables = {}): Config {
  const config = parseConfig({ ...process.env, ...withoutUnset(overrides) })
  return { ...config, sessionSecret: config.givenSessionSecret ?? sessionSecret(config.dataDir) }
}

/** The configuration that these variables describe; throws a ConfigError that lists every fault at once. */
export function parseConfig(variables: Variables): ReturnType<typeof toConfig> {
  const faults: string[] = []
  const given = withSecretsFromFiles(withoutUnset(variables), faults)
  const parsed = environmentSchema.safeParse(given)
  if (!parsed.success) faults.push(...parsed.error.issues.map((issue) => faultLine(issue, given)))
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults)
  return toConfig(parsed.data)
}

function toConfig(env: Environment) {
  return {
    profile: env.NODE_ENV,
    role: env.ROLE,
    dataDir: resolve(env.DATA_DIR),
    givenSessionSecret: env.SESSION_SECRET,
    /** What the key comes from that signs the audit trail's checkpoints; the session secret where it is not given. */
    auditSecret: env.AUDIT_SECRET,
    metricsToken: env.METRICS_TOKEN,
    http: {
      port: env.PORT,
      host: env.HOST,
      publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, ''),
      trustProxy: env.TRUST_PROXY,
      corsOrigins: env.CORS_ORIGINS,
      bodyLimitBytes: env.BODY_LIMIT_KB * 1024,
      uploadLimitBytes: env.UPLOAD_LIMIT_MB * 1024 * 1024,
      requestTimeoutMs: env.REQUEST_TIMEOUT_SECONDS * 1000,
      rateLimitPerMinute: env.RATE_LIMIT_PER_MINUTE,
      // Several people may sit behind one address.
      addressRateLimitPerMinute: env.ADDRESS_RATE_LIMIT_PER_MINUTE ?? 10 * env.RATE_LIMIT_PER_MINUTE,
      signInRateLimitPerMinute: env.SIGN_IN_RATE_LIMIT_PER_MINUTE,
      drainMs: env.DRAIN_SECONDS * 1000,
    },
    sessions: {
      idleMs: env.SESSION_IDLE_HOURS * 60 * 60_000,
      longestMs: env.SESSION_DAYS * 24 * 60 * 60_000,
      mostPerUser: env.SESSIONS_PER_USER,
    },
    database: {
      url: env.DATABASE_URL,
      poolSize: env.DATABASE_POOL_SIZE,
      statementTimeoutMs: env.STATEMENT_TIMEOUT_SECONDS * 1000,
      slowQueryMs: env.SLOW_QUERY_MS,
    },
    redis: env.REDIS_URL === undefined ? undefined : { url: env.REDIS_URL, keyPrefix: env.REDIS_KEY_PREFIX },
    log: {
      level: env.LOG_LEVEL,
      format: env.LOG_FORMAT ?? (process.stdout.isTTY ? 'pretty' : 'json'),
    },
    interview: {
      graceMs: env.INTERVIEW_GRACE_MS,
      invitationDays: env.INVITATION_DAYS,
    },
    s3: s3Settings(env),
    clamav: clamavSettings(env),
    ai: aiSettings(env),
    oidc: oidcSettings(env),
  } as const
}

function withoutUnset(variables: Variables): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).filter((entry): entry is [string, string] => Boolean(entry[1])))
}

function withSecretsFromFiles(variables: Record<string, string>, faults: string[]): Record<string, string> {
  const result = { ...variables }
  for (const name of secrets) {
    const file = variables[`${name}_FILE`]
    if (!file) continue
    if (variables[name]) faults.push(`${name} and ${name}_FILE are both set: give one of them`)
    try {
      result[name] = readFileSync(file, 'utf8').trim()
    } catch {
      faults.push(`${name}_FILE names a file that cannot be read: ${file}`)
    }
  }
  return result
}

function faultLine(issue: z.core.$ZodIssue, given: Record<string, string>): string {
  const name = String(issue.path[0] ?? '')
  const value = given[name]
  const secret = secrets.some((one) => one === name)
  return `${name} ${issue.message}${value === undefined || secret ? '' : `, but is ${JSON.stringify(value)}`}`
}

/** Where the person stood who called us: npm runs everything in the root of the repository. */
export function callerFolder(): string {
  return process.env.INIT_CWD ?? process.cwd()
}

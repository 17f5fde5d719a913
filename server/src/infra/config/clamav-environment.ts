import { z } from 'zod'

// Where the malware scanner listens. Without CLAMAV_URL nothing is scanned.

export const clamavVariables = {
  CLAMAV_URL: z
    .string()
    .regex(/^(tcp:\/\/[^/\s]+:\d{1,5}|unix:\/\S+)$/, 'must be tcp://host:port or unix:/path/to/socket')
    .optional(),
  CLAMAV_TIMEOUT_SECONDS: z.coerce
    .number({ error: 'must be a number' })
    .min(0.1, 'must be at least 0.1')
    .max(600, 'must be at most 600')
    .default(60),
  /** While it does not answer: `hold` files until it does, or `read` them without a scan. */
  CLAMAV_WHEN_AWAY: z.enum(['hold', 'read'], { error: 'must be one of hold, read' }).default('hold'),
} as const

type ClamavEnvironment = z.output<z.ZodObject<typeof clamavVariables>>

export type ClamavSettings = {
  readonly address: { readonly path: string } | { readonly host: string; readonly port: number }
  readonly timeoutMs: number
  readonly whenAway: 'hold' | 'read'
}

/** Null: nothing is scanned. */
export function clamavSettings(env: ClamavEnvironment): ClamavSettings | null {
  const { CLAMAV_URL: url, CLAMAV_TIMEOUT_SECONDS: seconds, CLAMAV_WHEN_AWAY: whenAway } = env
  if (!url) return null
  return { address: addressOf(url), timeoutMs: seconds * 1000, whenAway }
}

function addressOf(url: string): ClamavSettings['address'] {
  if (url.startsWith('unix:')) return { path: url.slice('unix:'.length) }
  const { hostname, port } = new URL(url)
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) }
}

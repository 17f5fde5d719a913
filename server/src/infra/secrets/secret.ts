import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits for a link or a cookie, in characters that both may carry. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** Only this is stored. Whoever writes and whoever looks up a secret must hash it alike. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

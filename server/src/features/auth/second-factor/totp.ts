import { Secret, TOTP } from 'otpauth'

const periodMs = 30_000

const totpOf = (secret: string, email = '') =>
  new TOTP({ issuer: 'Colloquy', label: email, secret: Secret.fromBase32(secret), digits: 6, period: 30 })

/** 160 bits, in the letters that people can type into an app. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

/** What the QR code says to an authenticator app. */
export const totpUri = (secret: string, email: string): string => totpOf(secret, email).toString()

/** The half minute that the code belongs to, of the present one and its neighbours; undefined for a wrong code. */
export function stepOf(secret: string, code: string, now: Date): number | undefined {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const delta = totpOf(secret).validate({ token, timestamp: now.getTime(), window: 1 })
  return delta === null ? undefined : Math.floor(now.getTime() / periodMs) + delta
}

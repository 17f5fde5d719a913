import { createHmac, timingSafeEqual } from 'node:crypto'
import { keyFor } from '../../../infra/secrets/sealed.ts'
import { newSecret } from '../../../infra/secrets/secret.ts'

export const knownDeviceMs = 180 * 24 * 60 * 60_000

/** Marks of devices on which an account has signed in: they prove no identity, they only lift waits that strangers caused. */
export function createKnownDevices(secret: string) {
  const key = keyFor(secret, 'colloquy known device')
  const signatureOf = (id: string, userId: string) => createHmac('sha256', key).update(`${id}.${userId}`).digest()

  return {
    markFor(userId: string): string {
      const id = newSecret()
      return `${id}.${signatureOf(id, userId).toString('base64url')}`
    },
    /** The device's id, if this mark was made for this account. */
    recognise(mark: string | undefined, userId: string | undefined): string | undefined {
      const [id = '', signature = ''] = (mark ?? '').split('.')
      const given = Buffer.from(signature, 'base64url')
      const right = signatureOf(id, userId ?? '')
      return userId && given.length === right.length && timingSafeEqual(given, right) ? id : undefined
    },
  }
}

import { randomBytes } from 'node:crypto'
import { hashSecret } from '../../../infra/secrets/secret.ts'

const howMany = 10
// Without letters that are read as another: i, l, o, u.
const letters = '0123456789abcdefghjkmnpqrstvwxyz'

/** Ten codes of 80 random bits, to be kept on paper. */
export const newRecoveryCodes = (): string[] => Array.from({ length: howMany }, newCode)

function newCode(): string {
  const code = Array.from(randomBytes(16), (byte) => letters[byte % letters.length]).join('')
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/** However it is typed: with or without dashes, in capitals, with o for 0. */
export function recoveryCodeHash(code: string): string {
  const plain = code.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1')
  return hashSecret(`recovery code ${plain}`)
}

import { AppError } from '../../../domain/app-error.ts'
import { hashPassword } from './password-hash.ts'
import { weaknessOf } from './password-strength.ts'

/** The hash to store for a password that somebody chose; refuses one that is too easy to guess. */
export async function hashNewPassword(
  password: string,
  about: { email: string; name?: string },
  field = 'password',
): Promise<string> {
  const weakness = await weaknessOf(password, about)
  if (weakness) {
    throw new AppError('password_too_weak', weakness, { fields: [{ field, message: weakness }] })
  }
  return hashPassword(password)
}

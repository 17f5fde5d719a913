import { AppError } from '../../../domain/app-error.ts'
import type { Trx } from '../../../infra/db/database.ts'
import { erasure } from './erasure.repository.ts'

/** Before words about a person are written: none may come after those that were erased, nor while they are being erased. */
export async function refuseErased(trx: Trx, interviewId: string): Promise<void> {
  if (!(await erasure.isErased(trx, interviewId))) return
  throw new AppError('already_erased', 'The data of this person was erased: nothing more can be written about them.')
}

import type { MyInterview } from '@colloquy/contracts/my-interview'
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'
import { AppError, refusalError } from '../../../domain/app-error.ts'
import { recordAudit } from '../../../infra/audit-chain/record-audit.ts'
import { type Db, inTransaction } from '../../../infra/db/database.ts'
import { candidates } from '../candidates.repository.ts'
import type { InterviewStore } from '../interview-store.ts'
import { interviews } from '../interviews.repository.ts'

type Profile = { fullName: string; email: string; phone: string; country?: string | undefined }
type Deps = { db: Db; store: InterviewStore; now: () => Date; view: (interviewId: string) => Promise<MyInterview> }

export type ProfileService = ReturnType<typeof createProfileService>

/** The candidate's own word on name, email and phone. After the first confirmation the same call corrects them. */
export function createProfileService({ db, store, now, view }: Deps) {
  return {
    async confirm(interviewId: string, profile: Profile): Promise<MyInterview> {
      const at = now()
      const phone = readPhone(profile.phone, profile.country)
      const outcome = await inTransaction(db, async (trx) => {
        const state = await interviews.lock(trx, interviewId)
        if (!state) throw new AppError('not_found', 'This interview does not exist any more.')
        if ((await candidates.get(trx, state.candidateId)).erased)
          throw new AppError('interview_closed', 'Your data was erased, so there is no profile to correct.')
        const corrects = state.status !== 'invited' && state.status !== 'onboarding'
        const confirmed = corrects
          ? { refusal: null }
          : await store.carryOut(
              trx,
              interviewId,
              { type: 'confirmProfile', missing: [] },
              { now: at, actor: 'candidate' },
            )
        if (!confirmed.refusal) {
          await candidates.update(
            trx,
            { id: state.candidateId },
            { full_name: profile.fullName, email: profile.email, phone, updated_at: at },
          )
          await recordAudit(trx, {
            action: 'profile.changed',
            actor: { type: 'candidate', id: interviewId },
            subject: { kind: 'interview', id: interviewId },
            detail: { corrects },
            at,
          })
        }
        return confirmed
      })
      if (outcome.refusal) throw refusalError(outcome.refusal)
      return view(interviewId)
    },
  }
}

/** E.164, or a refusal that says how to write it. */
function readPhone(written: string, country: string | undefined): string {
  const region = country && isSupportedCountry(country) ? (country as CountryCode) : undefined
  const number = parsePhoneNumberFromString(written, region)
  if (number?.isPossible()) return number.number
  const detail = written.startsWith('+')
    ? 'This number has too few or too many digits for its country. Please check it.'
    : 'Please write the number with its country code, for example +44 20 7946 0958.'
  throw new AppError('phone_invalid', detail, { fields: [{ field: 'phone', message: detail }] })
}

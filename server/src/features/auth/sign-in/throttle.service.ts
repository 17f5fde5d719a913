import { createHmac } from 'node:crypto'
import { AppError } from '../../../domain/app-error.ts'
import { accountRule, addressRule, deviceRule, judgeTry, type ThrottleRule } from '../../../domain/sign-in/throttle.ts'
import { type Db, inTransaction } from '../../../infra/db/database.ts'
import { keyFor } from '../../../infra/secrets/sealed.ts'
import { networkOf } from '../sessions/place.ts'
import { storedTries } from './tries.repository.ts'

/** Who tries: an account by its address, on a device that it has signed in on before or not, from a network address. */
export type Trier = { account: string; knownDevice: string | undefined; address: string }
export type Throttle = ReturnType<typeof createThrottle>
type Counter = { key: string; rule: ThrottleRule; afterSuccess: 'forget' | 'take_back' }

const dayMs = 24 * 60 * 60_000

/** Makes guessing slow, by waits that double. Keys are hashed: the table names no account and no address. */
export function createThrottle({ db, secret, now }: { db: Db; secret: string; now: () => Date }) {
  const hashingKey = keyFor(secret, 'colloquy sign-in tries')
  const keyOf = (kind: string, value: string) =>
    `${kind}:${createHmac('sha256', hashingKey).update(value).digest('base64url')}`

  const countersOf = ({ account, knownDevice, address }: Trier): Counter[] => {
    if (knownDevice) return [{ key: keyOf('device', knownDevice), rule: deviceRule, afterSuccess: 'forget' }]
    return [
      { key: keyOf('account', account), rule: accountRule, afterSuccess: 'forget' },
      // Whoever has one right account must not win new tries for others with it.
      { key: keyOf('address', networkOf(address)), rule: addressRule, afterSuccess: 'take_back' },
    ]
  }

  /** Counts the try as failed, or refuses it because the wait is not over. */
  const begin = (trier: Trier): Promise<void> =>
    inTransaction(db, async (trx) => {
      const at = now()
      for (const { key, rule } of countersOf(trier)) {
        const judged = judgeTry(await storedTries.lock(trx, key, at), rule, at)
        if (!judged.allowed) throw tooSoon(judged.openAt.getTime() - at.getTime())
        await storedTries.keep(trx, key, judged.after)
      }
    })

  const succeeded = async (trier: Trier): Promise<void> => {
    for (const { key, afterSuccess } of countersOf(trier)) {
      if (afterSuccess === 'forget') await storedTries.forget(db, key)
      else await storedTries.takeBack(db, key, now())
    }
  }

  return {
    begin,
    succeeded,
    forgetOld: (): Promise<void> => storedTries.deleteBefore(db, new Date(now().getTime() - dayMs)),
  }
}

function tooSoon(ms: number): AppError {
  const seconds = Math.ceil(ms / 1000)
  const wait = seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
  return new AppError(
    'sign_in_delayed',
    `There were several wrong tries, so the next one has to wait ${wait}. On a device where you signed in before, you can go on.`,
    { context: { retryAfterSeconds: seconds } },
  )
}

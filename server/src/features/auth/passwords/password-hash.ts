import { hash, verify } from '@node-rs/argon2'

// argon2id (the default of the library) with the parameters that OWASP names for it: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const wanted = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`

// The same text typed on two systems may arrive in two Unicode forms.
const typed = (password: string) => password.normalize('NFKC')

export const hashPassword = (password: string): Promise<string> => hash(typed(password), cost)

/** Whether it was made with other parameters than today's; made anew when the person signs in next. */
export const isOutdated = (stored: string | null): stored is string => stored !== null && !stored.startsWith(wanted)

let hashOfNobody: Promise<string> | undefined

/** Takes the same time whether or not there is a hash to compare with: the answer must not tell who has an account. */
export async function passwordMatches(stored: string | null | undefined, password: string): Promise<boolean> {
  hashOfNobody ??= hashPassword('nobody')
  const matches = await verify(stored ?? (await hashOfNobody), typed(password))
  return matches && Boolean(stored)
}

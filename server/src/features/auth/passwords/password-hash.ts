import { hash, verify } from '@node-rs/argon2'

// argon2id (the default of the library) with the parameters that OWASP names for it: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// The same text typed on two systems may arrive in two Unicode forms.
const typed = (password: string) => password.normalize('NFKC')

export const hashPassword = (password: string): Promise<string> => hash(typed(password), cost)

let hashOfNobody: Promise<string> | undefined

/** Takes the same time whether or not there is a hash to compare with: the answer must not tell who has an account. */
export async function passwordMatches(stored: string | null | undefined, password: string): Promise<boolean> {
  hashOfNobody ??= hashPassword('nobody')
  const matches = await verify(stored ?? (await hashOfNobody), typed(password))
  return matches && Boolean(stored)
}

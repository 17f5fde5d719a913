import type { MyInterview } from '@colloquy/contracts/my-interview'

/** Name, email and phone were confirmed once and are gone: everything about the person was erased. */
export function isErased({ profile }: MyInterview): boolean {
  return profile.confirmedAt !== null && profile.fullName === null && profile.email === null && profile.phone === null
}

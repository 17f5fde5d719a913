import type { Role } from '@colloquy/contracts/vocabulary'

const roleWords: Record<Role, string> = {
  admin: 'Administrator',
  interviewer: 'Interviewer',
  reviewer: 'Reviewer',
  auditor: 'Auditor',
}

export const roleOptions = (Object.keys(roleWords) as Role[]).map((value) => ({ value, label: roleWords[value] }))

import type { MyInterview } from '@colloquy/contracts/my-interview'
import type { ReadField } from '@colloquy/contracts/resumes'

export const profileKeys = ['fullName', 'email', 'phone'] as const
export type ProfileKey = (typeof profileKeys)[number]

/** Below this the person is asked. */
export const sureFrom = 0.6

export type ProfileField = {
  key: ProfileKey
  value: string
  /** Where the value comes from; null when there is none yet. */
  from: { kind: 'resume'; found: ReadField } | { kind: 'invitation' } | { kind: 'person' } | null
  /** Missing or doubtful: the chat asks for it. */
  ask: boolean
}

/** What is known of a person, field by field: what they wrote now, what the invitation said, what the résumé holds. */
export function profileFields(view: MyInterview, written: Partial<Record<ProfileKey, string>>): ProfileField[] {
  return profileKeys.map((key) => {
    const own = written[key]
    if (own !== undefined) return { key, value: own, from: { kind: 'person' }, ask: false }
    const found = view.resume?.fields[key === 'fullName' ? 'name' : key] ?? null
    const given = view.profile[key]
    if (given && !sameValue(given, found?.value)) return { key, value: given, from: { kind: 'invitation' }, ask: false }
    if (!found) return { key, value: given ?? '', from: given ? { kind: 'invitation' } : null, ask: !given }
    return { key, value: found.value, from: { kind: 'resume', found }, ask: found.confidence < sureFrom }
  })
}

const sameValue = (a: string, b: string | undefined) => a.trim().toLowerCase() === b?.trim().toLowerCase()

export const labels: Record<ProfileKey, string> = { fullName: 'Name', email: 'Email', phone: 'Phone' }

export const questions: Record<ProfileKey, { missing: string; doubtful: string }> = {
  fullName: { missing: 'What is your name?', doubtful: 'I am not sure about your name. Is this right?' },
  email: {
    missing: 'At which email address can we reach you?',
    doubtful: 'I am not sure about your email address. Is this right?',
  },
  phone: {
    missing: 'At which phone number can we reach you?',
    doubtful: 'I am not sure about your phone number. Is this right?',
  },
}

/** "sure, 97 %". */
export function confidenceText(confidence: number): string {
  const percent = Math.round(confidence * 100)
  if (confidence >= 0.85) return `sure, ${percent} %`
  if (confidence >= sureFrom) return `fairly sure, ${percent} %`
  return `not sure, ${percent} %`
}

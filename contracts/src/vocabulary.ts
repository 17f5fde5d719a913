import { z } from 'zod'

/** An opaque identifier: UUID version 7, so that ids sort by time of creation. */
export const Id = z.uuid()
export type Id = z.infer<typeof Id>

/** A moment in UTC, ISO 8601 with milliseconds. */
export const Moment = z.iso.datetime()
export type Moment = z.infer<typeof Moment>

export const Role = z.enum(['admin', 'interviewer', 'reviewer', 'auditor'])
export type Role = z.infer<typeof Role>

export const Level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
export type Level = z.infer<typeof Level>
/** What a person may give: 0 says that there is no answer. It is worth what the lowest anchor is worth: nothing. */
export const HumanLevel = z.union([z.literal(0), ...Level.options])
export type HumanLevel = z.infer<typeof HumanLevel>

export const Email = z.email().trim().toLowerCase().max(254)
/**
 * The address of an account, in one spelling: full-width letters and their like become the plain ones (NFKC). Letters of
 * other scripts are refused, as they are or in the `xn--` form of a domain: they can look like those of another account.
 */
export const AccountEmail = z
  .string()
  .max(254)
  .normalize('NFKC')
  .trim()
  .toLowerCase()
  .pipe(z.email('Use an address in plain letters, such as name@example.org.'))
  .refine((email) => !email.includes('xn--'), 'Use an address whose domain is in plain letters.')

// Control characters, and those that turn the direction of what follows: a name could be shown as another one.
const unseen = /[\p{Cc}\u2028-\u202e\u2066-\u2069]/u

/** Of a person, in any script. It has a letter or a digit that is seen, and nothing that changes how it is shown. */
export const FullName = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((name) => /[\p{L}\p{N}]/u.test(name) && !unseen.test(name), 'Write the name in letters that are seen.')

/** A range of an answer in UTF-16 code units, half open. */
export const TextRange = z.object({ start: z.int().min(0), end: z.int().min(0) })
export type TextRange = z.infer<typeof TextRange>

export const InterviewStatus = z.enum([
  'invited',
  'onboarding',
  'ready',
  'in_progress',
  'paused',
  'submitted',
  'scored',
  'expired',
  'withdrawn',
  'cancelled',
])
export type InterviewStatus = z.infer<typeof InterviewStatus>

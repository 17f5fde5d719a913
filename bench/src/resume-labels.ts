import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ResumeFields } from '@colloquy/resume/types'

/** One row of `labels.json`: gold values read by hand; `…_alts` are equally right, `…_ignore` does not count. */
export type Label = {
  file: string
  name: string | null
  name_alts?: string[]
  name_ignore?: boolean
  email: string | null
  email_alts?: string[]
  email_ignore?: boolean
  phone: string | null
  phone_alts?: string[]
  phone_ignore?: boolean
  github?: string | null
  github_alts?: string[]
  github_ignore?: boolean
  linkedin?: string | null
  linkedin_alts?: string[]
  linkedin_ignore?: boolean
  two_column?: boolean
}

export type Sample = { label: Label; path: string; bytes: Buffer }

/** Files stand in `files/` or beside `labels.json`; rows without a file are left out. */
export function readSamples(folder: string): Sample[] {
  const labels: Label[] = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8'))
  return labels.flatMap((label) => {
    const path = [join(folder, 'files', label.file), join(folder, label.file)].find(existsSync)
    return path ? [{ label, path, bytes: readFileSync(path) }] : []
  })
}

/** `null` = this row does not count for that figure. */
export type Marks = {
  name: boolean | null
  confidentWrong: boolean | null
  email: boolean | null
  phoneDigits: boolean | null
  phoneExact: boolean | null
  github: boolean | null
  linkedin: boolean | null
}

const confident = 0.6

/** Compares found fields with the gold values. A refused file has found nothing. */
export function mark(label: Label, fields: ResumeFields | null): Marks {
  const name = right(label.name, label.name_alts, fields?.name?.value, sameText)
  const phone = (same: (a: string, b: string) => boolean) =>
    label.phone_ignore ? null : right(label.phone, label.phone_alts, fields?.phone?.value, same)
  return {
    name: label.name_ignore ? null : name,
    confidentWrong: label.name_ignore ? null : !name && (fields?.name?.confidence ?? 0) >= confident,
    email: label.email_ignore ? null : right(label.email, label.email_alts, fields?.email?.value, sameAddress),
    phoneDigits: phone(sameDigits),
    phoneExact: phone((a, b) => a === b),
    github: label.github_ignore ? null : right(label.github, label.github_alts, fields?.github?.value, sameAddress),
    linkedin: label.linkedin_ignore
      ? null
      : right(label.linkedin, label.linkedin_alts, fields?.linkedin?.value, sameAddress),
  }
}

function right(
  gold: string | null | undefined,
  alternatives: string[] | undefined,
  found: string | undefined,
  same: (a: string, b: string) => boolean,
): boolean {
  if (gold === null || gold === undefined) return found === undefined
  return found !== undefined && [gold, ...(alternatives ?? [])].some((value) => same(value, found))
}

const sameText = (a: string, b: string) => plain(a) === plain(b)
const sameAddress = (a: string, b: string) => plain(a).toLowerCase() === plain(b).toLowerCase()

/** The digits agree, with or without the country's code in front. */
function sameDigits(a: string, b: string): boolean {
  const [x, y] = [a.replace(/\D/g, ''), b.replace(/\D/g, '')]
  const [long, short] = x.length >= y.length ? [x, y] : [y, x]
  return short.length >= 7 && long.endsWith(short) && long.length - short.length <= 3
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

import type { Extracted } from '../extract/document.ts'
import type { Field, ResumeFields } from '../types.ts'
import { findEducation } from './career/education.ts'
import { findLanguages } from './career/languages.ts'
import { findSkills } from './career/skills.ts'
import { findSeniority, findTotalYears, findWork } from './career/work.ts'
import { findEmail } from './contact/email.ts'
import { findLinks } from './contact/links.ts'
import { findLocation } from './contact/location.ts'
import { findPhone } from './contact/phone.ts'
import { latinWords, slugOf, wordsAgree } from './name/agreement.ts'
import { findName } from './name/name.ts'
import { cutSections } from './text/sections.ts'
import { buildIndex, type TextIndex } from './text/text-index.ts'

export type Surroundings = { fileName: string; defaultCountry: string | null; today: Date }

/** What a damaged file yields is always asked about; a scan is never quite certain. */
const damagedCeiling = 0.55
const scannedCeiling = 0.9

/** Finds all fields in an extracted document. Each finder reads the same index; the name comes last because the others are its witnesses. */
export function understand(extracted: Extracted, around: Surroundings): { index: TextIndex; fields: ResumeFields } {
  const index = buildIndex(extracted)
  const sections = cutSections(index)
  const email = findEmail(index, extracted)
  const { linkedin, links, ...found } = findLinks(index, extracted)
  const { location, country } = findLocation(index, sections)
  const phone = findPhone(index, extracted, { country: country ?? around.defaultCountry, email })
  const accounts = [found.github, linkedin].flatMap((account) => (isCertain(account) ? [account.value] : []))
  const hints = { email: email?.value ?? null, phone: phone?.value ?? null, accounts, fileName: around.fileName }
  const name = findName(index, extracted, sections, hints)
  const github = isCertain(found.github) || isOwn(found.github, name, email) ? found.github : null
  const work = findWork(index, sections)
  const totalYears = findTotalYears(index, work, around.today)
  const fields = {
    name,
    email,
    phone,
    github,
    linkedin,
    links,
    location,
    skills: findSkills(index, sections),
    work,
    totalYears,
    education: findEducation(index, sections),
    languages: findLanguages(index, sections),
    seniority: findSeniority(work, totalYears),
  }
  const ceiling = extracted.damaged ? damagedCeiling : extracted.ocr ? scannedCeiling : 1
  for (const field of [name, email, phone, github, linkedin])
    if (field) field.confidence = Math.min(field.confidence, ceiling)
  return { index, fields }
}

function isCertain(account: Field<string>): account is NonNullable<Field<string>> {
  return account !== null && account.confidence > 0.6
}

/** An account that only the address of a repository tells of may be anybody's: it counts where it agrees with the name. */
function isOwn(account: Field<string>, name: Field<string>, email: Field<string>): boolean {
  if (!account) return false
  const local = email?.value.split('@')[0] ?? ''
  const words = [...latinWords(name?.value ?? ''), ...latinWords(local)]
  return wordsAgree(words, slugOf(account.value)) >= 0.6 || slugOf(local) === slugOf(account.value)
}

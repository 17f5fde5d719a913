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
import { findName, type NameHints } from './name/name.ts'
import { cutSections } from './text/sections.ts'
import { buildIndex, type TextIndex } from './text/text-index.ts'

export type Surroundings = { fileName: string; defaultCountry: string | null; today: Date }

/** What a damaged file yields is always asked about; a scan is never quite certain. */
const damagedCeiling = 0.55
const scannedCeiling = 0.9
/** A name that was read from a picture, and perhaps not as it is spelled, or that may be a picture's caption. */
const pictureCeiling = 0.45

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
  if (name && !isSureFromPicture(name.value, extracted, hints, index.text))
    name.confidence = Math.min(name.confidence, pictureCeiling)
  const ceiling = extracted.damaged ? damagedCeiling : extracted.ocr ? scannedCeiling : 1
  for (const field of [name, email, phone, github, linkedin])
    if (field) field.confidence = Math.min(field.confidence, ceiling)
  return { index, fields }
}

/** Words of English that other languages of résumés do not have. */
const english = /\b(?:the|and|of|for|with|from|at|by|education|skills|employment|work)\b/gi

const fewestEnglish = 3
/** Countries where names are mostly written in the letters of English, by the codes of their numbers. */
const plainLetters = /^\+(?:1|27|44|6[0-5]|91|92|23[34]|254|353|852|880)/

/**
 * The recogniser knows English: of a name in other letters, or in another language, it may have lost an accent. What is drawn
 * in a document of text may be a logo, unless the address or an account says the same.
 */
function isSureFromPicture(name: string, { ocr, drawnTop }: Extracted, hints: NameHints, text: string): boolean {
  if (!ocr && !drawnTop) return true
  if (/[^\p{ASCII}’]/u.test(name) || (text.match(english)?.length ?? 0) < fewestEnglish) return false
  if (hints.phone?.startsWith('+') && !plainLetters.test(hints.phone)) return false
  const slugs = [hints.email?.split('@')[0] ?? '', ...hints.accounts].map(slugOf)
  return !drawnTop || slugs.some((slug) => wordsAgree(latinWords(name), slug) >= 0.6)
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

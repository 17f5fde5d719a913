import type { Extracted } from '../extract/document.ts'
import type { ResumeFields } from '../types.ts'
import { findEmail } from './email.ts'
import { findLinks } from './links.ts'
import { findName } from './name.ts'
import { findPhone } from './phone.ts'
import { buildIndex, type TextIndex } from './text-index.ts'

/** Finds all fields in an extracted document. */
export function understand(
  extracted: Extracted,
  fileName: string,
  defaultCountry: string | null,
): { index: TextIndex; fields: ResumeFields } {
  const index = buildIndex(extracted)
  const email = findEmail(index, extracted)
  const { github, linkedin, links } = findLinks(index, extracted)
  const accounts = [github?.value, linkedin?.value].filter((handle) => handle !== undefined)
  const name = findName(index, extracted, { email: email?.value ?? null, accounts, fileName })
  const phone = findPhone(index, extracted, defaultCountry)
  return {
    index,
    fields: {
      name,
      email,
      phone,
      github,
      linkedin,
      links,
      location: null,
      skills: [],
      work: [],
      totalYears: null,
      education: [],
      languages: [],
      seniority: null,
    },
  }
}

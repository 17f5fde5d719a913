import type { FoundPlace } from '@colloquy/contracts/resumes'
import type { Found, ResumeFields } from '@colloquy/resume/types'

/** Everything that was found in a résumé with its place, in the order of the text. */
export function foundPlaces(fields: ResumeFields): FoundPlace[] {
  const { name, email, phone, location, github, linkedin, links, work, education, skills, languages } = fields
  const places = [
    ...placesOf('name', name),
    ...placesOf('email', email),
    ...placesOf('phone', phone),
    ...placesOf('location', location),
    ...placesOf('github', github),
    ...placesOf('linkedin', linkedin),
    ...links
      .filter(({ value }) => value.handle === null)
      .flatMap((one) => placesOf('link', { ...one, value: one.value.url })),
    ...work.flatMap((one) =>
      placesOf('work', { ...one, value: period(one.value.title, one.value.employer, one.value) }),
    ),
    ...education.flatMap((one) =>
      placesOf('education', { ...one, value: period(one.value.degree, one.value.institution, one.value) }),
    ),
    ...skills.flatMap((one) => placesOf('skill', one)),
    ...languages.flatMap((one) =>
      placesOf('language', { ...one, value: [one.value.name, one.value.level].filter(Boolean).join(', ') }),
    ),
  ]
  return places.toSorted((a, b) => a.start - b.start)
}

function placesOf(field: FoundPlace['field'], found: Found<string> | null): FoundPlace[] {
  if (!found) return []
  const { page, start, end } = found.where
  return [{ field, value: found.value, confidence: found.confidence, page: page >= 1 ? page : null, start, end }]
}

function period(
  what: string | null,
  where: string | null,
  { start, end }: { start: string | null; end: string | null },
) {
  const years = start || end ? `${start ?? '?'} to ${end ?? 'now'}` : null
  return [what, where, years].filter(Boolean).join(', ')
}

import type { FoundPlace, ResumeText } from '@colloquy/contracts/resumes'
import type { PrintedWords } from './field-marks.ts'

/** A found value as the viewer shows it: numbered, named, with its words as they are printed. */
export type ViewedPlace = FoundPlace & { index: number; label: string; printed: PrintedWords }

/** So many signs on either side tell equal words apart. */
const surroundings = 60

const labels: Record<FoundPlace['field'], string> = {
  name: 'Name',
  email: 'Email',
  phone: 'Phone',
  location: 'Location',
  github: 'GitHub',
  linkedin: 'LinkedIn',
  link: 'Link',
  work: 'Work',
  education: 'Education',
  skill: 'Skill',
  language: 'Language',
}

export const viewedPlaces = ({ text, places }: ResumeText): ViewedPlace[] =>
  places.map((place, index) => ({
    ...place,
    index,
    label: labels[place.field],
    printed: printedAt(text, place),
  }))

/** What only a link or the document's properties tell may still stand on the page as it is. */
function printedAt(text: string, { start, end, value }: FoundPlace): PrintedWords {
  if (start === end) return { before: '', words: value, after: '' }
  return {
    before: text.slice(Math.max(0, start - surroundings), start),
    words: text.slice(start, end),
    after: text.slice(end, end + surroundings),
  }
}

/** The next one in this direction, around the ends; from none the first or the last. */
export function nextPlace(current: number | null, count: number, direction: 1 | -1): number | null {
  if (count === 0) return null
  if (current === null) return direction === 1 ? 0 : count - 1
  return (current + direction + count) % count
}

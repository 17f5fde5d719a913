import { layouts, layoutsWithAccounts } from './layouts.ts'
import { writePdf } from './pdf-writer.ts'
import { inventPerson, type Locale, locales, type Person } from './people.ts'
import { plainLayouts } from './plain-layouts.ts'
import { wordLayouts } from './word-layouts.ts'

/** What the résumé says, in the form of the benches' `labels.json`. */
export type GeneratedLabel = {
  file: string
  layout: string
  name: string
  email: string
  phone: string | null
  phone_alts: string[]
  phone_ignore: boolean
  github: string | null
  linkedin: string | null
  title: string
  /** The present one and the one before. */
  employers: [string, string]
  two_column: boolean
}
export type GeneratedResume = { label: GeneratedLabel; bytes: Buffer }

const twoColumn = new Set(['sidebar', 'sidebarName', 'table', 'textBoxes'])
const makers: [string, string, (person: Person) => Buffer][] = [
  ...Object.entries(layouts).map(([name, draw]): (typeof makers)[number] => [
    name,
    'pdf',
    (p) => writePdf({ ...draw(p), packed: 'deflate' }),
  ]),
  ...Object.entries(wordLayouts).map(([name, write]): (typeof makers)[number] => [name, 'docx', write]),
  ...Object.entries(plainLayouts).map(([name, write]): (typeof makers)[number] => {
    const [layout = '', type = ''] = name.split('.')
    return [layout, type, write]
  }),
]
const localeNames = Object.keys(locales) as Locale[]

/** Invented résumés: every layout in turn, each time with a person of the next locale. The same seed gives the same files. */
export function* generateSet(seed: number, count: number): Generator<GeneratedResume> {
  for (let number = 0; number < count; number++) {
    const [layout, type, make] = makers[number % makers.length] ?? ['', '', () => Buffer.alloc(0)]
    const locale =
      localeNames[(seed * 5 + number * 7 + Math.floor(number / makers.length)) % localeNames.length] ?? 'en_US'
    const person = inventPerson(locale, seed * 10_000 + number)
    const hasAccounts = type === 'pdf' && layoutsWithAccounts.has(layout)
    const label = {
      file: `${layout}-${locale}-${seed}-${number}.${type}`,
      layout: `${type}:${layout}`,
      name: person.name,
      email: person.email,
      phone: person.phone,
      phone_alts: [person.phonePrinted.replace(/\D/g, '')],
      phone_ignore: person.phone === null,
      github: hasAccounts ? person.github : null,
      linkedin: hasAccounts ? person.linkedin : null,
      title: person.title,
      employers: person.employers,
      two_column: twoColumn.has(layout),
    }
    yield { label, bytes: make(person) }
  }
}

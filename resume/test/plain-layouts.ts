import { writeOdt } from './docx-writer.ts'
import { inventPerson, type Person } from './people.ts'

/** Résumés as lines of text, for the formats without places. */
const texts = {
  plain: (p) => [p.name, p.title, `${p.email} | ${p.phonePrinted}`, p.city, '', ...body(p)],
  capitals: (p) => [
    p.name.toUpperCase(),
    '='.repeat(20),
    `E-mail: ${p.email}`,
    `Phone: ${p.phonePrinted}`,
    '',
    ...body(p),
  ],
  labelled: (p) => [
    'CURRICULUM VITAE',
    '',
    `Name: ${p.name}`,
    `Tel: ${p.phonePrinted}`,
    `Email: ${p.email}`,
    ...body(p),
  ],
  contactsFirst: (p) => [`${p.phonePrinted}  ${p.email}`, '', p.name, p.title, '', ...body(p)],
  markdown: (p) => [
    `# ${p.name}`,
    '',
    `**${p.title}** · [${p.email}](mailto:${p.email}) · ${p.phonePrinted}`,
    '',
    ...body(p),
  ],
  referees: (p) => {
    const referee = inventPerson('en_US', p.email.length * 31)
    return [
      p.name,
      p.email,
      p.phonePrinted,
      ...body(p),
      'REFERENCES',
      referee.name,
      referee.email,
      referee.phonePrinted,
    ]
  },
} as const satisfies Record<string, (person: Person) => string[]>

export const plainLayouts: Record<string, (person: Person) => Buffer> = Object.fromEntries(
  Object.entries(texts).flatMap(([name, lines]) => [
    [`${name}.txt`, (p: Person) => Buffer.from(lines(p).join('\n'))],
    ...(name === 'markdown'
      ? []
      : ([
          [`${name}.odt`, (p: Person) => writeOdt(lines(p))],
          [`${name}.rtf`, (p: Person) => rtf(lines(p))],
        ] as const)),
  ]),
)

function rtf(lines: string[]): Buffer {
  const escaped = lines.map((line) =>
    line
      .replace(/[\\{}]/g, '\\$&')
      .replace(/[^\p{ASCII}]/gu, (char) =>
        [...Array(char.length).keys()].map((at) => `\\u${char.charCodeAt(at)}?`).join(''),
      ),
  )
  return Buffer.from(`{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\f0\\fs22 ${escaped.join('\\par\n')}}`)
}

function body(p: Person): string[] {
  return [
    'EXPERIENCE',
    `Senior ${p.title}, ${p.employers[0]}`,
    'January 2020 - Present',
    '- Led a team of 12 people with Alice Johnson',
    `${p.title}, ${p.employers[1]}`,
    '06/2016 - 12/2019',
    '- Saved $1,250,000 a year, ticket 4829-1022-3321',
    'EDUCATION',
    'Bachelor of Science, University of Springfield, 2012 - 2016',
    'SKILLS',
    'Python, SQL, Docker, Excel',
  ]
}

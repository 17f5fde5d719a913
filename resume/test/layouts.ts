import { type PdfLinkSpec, type PdfSpec, type PdfText, textWidth } from './pdf-writer.ts'
import type { Person } from './people.ts'

/** Ways in which résumés are laid out. Each draws one page. */
export const layouts = {
  centred: (p) =>
    page([centre(p.name, 60, 22), centre(`${p.email}  |  ${p.phonePrinted}  |  ${p.city}`, 80), ...body(p, 110)]),
  left: (p) => page([at(p.name, 50, 70, 26), at(p.title, 50, 90, 13), ...contacts(p, 400, 60), ...body(p, 140)]),
  sidebar: (p) =>
    page([
      ...contacts(p, 30, 120),
      ...list(['SKILLS', 'Python', 'Docker', 'SQL', 'LANGUAGES', 'English', 'German'], 30, 260),
      at(p.name, 220, 60, 24),
      at(p.title, 220, 80, 12),
      ...body(p, 120, 220),
    ]),
  sidebarName: (p) =>
    page([
      ...p.name.split(' ').map((part, row) => at(part, 30, 60 + row * 26, 22)),
      at(p.title, 30, 130 + 26, 10),
      ...contacts(p, 30, 180),
      ...list(['Skills', 'Excel', 'Reporting', 'Planning', 'Languages', 'English'], 30, 300),
      ...body(p, 60, 220),
    ]),
  spaced: (p) =>
    page([
      centre(spaced(p.name), 60, 20),
      centre(spaced(p.title), 82, 10),
      centre(`${p.phonePrinted} · ${p.email}`, 100),
      ...body(p, 130),
    ]),
  capitals: (p) =>
    page([
      at(p.name.toUpperCase(), 50, 60, 18),
      at(`${p.city} • ${p.email} • ${p.phonePrinted}`, 50, 78),
      ...body(p, 110),
    ]),
  sameSize: (p) =>
    page([
      at(p.name, 50, 60, 10),
      at(p.city, 50, 74),
      at(p.email, 50, 88),
      at(`Mobile: ${p.phonePrinted}`, 50, 102),
      ...body(p, 130),
    ]),
  titled: (p) =>
    page([
      centre('Curriculum Vitae', 50, 26),
      at(`Name: ${p.name}`, 50, 90, 11),
      at(`Email: ${p.email}`, 50, 106),
      at(`Phone: ${p.phonePrinted}`, 50, 122),
      ...body(p, 150),
    ]),
  updated: (p) =>
    page([
      at('Last updated in September 2024', 420, 30, 8),
      centre(p.name, 70, 25),
      centre(`${p.city} – ${p.email} – ${p.phonePrinted}`, 92),
      ...body(p, 120),
    ]),
  withTitle: (p) =>
    page([at(`${p.name} – ${p.title}`, 50, 60, 16), at(p.email, 50, 80), at(p.phonePrinted, 50, 94), ...body(p, 120)]),
  credentials: (p) =>
    page([at(`${p.name}, PMP, MBA`, 50, 60, 20), at(`${p.email} / ${p.phonePrinted}`, 50, 80), ...body(p, 110)]),
  contactFirst: (p) =>
    page([
      at(`${p.email}   ${p.phonePrinted}`, 50, 40, 9),
      at(p.city, 50, 54, 9),
      at(p.name, 50, 90, 24),
      at(p.title, 50, 108, 12),
      ...body(p, 140),
    ]),
  bigHeadings: (p) =>
    page([
      at('RESUME', 50, 50, 30),
      at(p.name, 50, 80, 14),
      at(`${p.email}, ${p.phonePrinted}`, 50, 96),
      ...body(p, 130, 50, 20),
    ]),
  icons: (p) =>
    page([
      centre(p.name, 60, 22),
      at(`\uF0E0 ${p.email}`, 60, 84),
      at(`\uF095 ${p.phonePrinted}`, 260, 84),
      at(`\uF09B ${p.github}`, 60, 98),
      at(`\uF0E1 ${p.linkedin}`, 260, 98),
      ...body(p, 130),
    ]),
  linksOnly: (p) =>
    page(
      [
        centre(p.name, 60, 22),
        at('Email', 60, 84),
        at('Call me', 160, 84),
        at('GitHub', 260, 84),
        at('LinkedIn', 360, 84),
        ...body(p, 120),
      ],
      [
        link(`mailto:${p.email}`, 60),
        link(`tel:${p.phone ?? ''}`, 160),
        link(`https://github.com/${p.github}`, 260),
        link(`https://www.linkedin.com/in/${p.linkedin}/`, 360),
      ],
    ),
} as const satisfies Record<string, (person: Person) => PdfSpec>
export type LayoutName = keyof typeof layouts

/** Layouts that show the account names. */
export const layoutsWithAccounts: ReadonlySet<string> = new Set(['icons', 'linksOnly'])

function page(texts: PdfText[], links: PdfLinkSpec[] = []): PdfSpec {
  return { pages: [{ texts, links }] }
}

function at(text: string, x: number, y: number, size = 10): PdfText {
  return { text, x, y, size }
}

function centre(text: string, y: number, size = 10): PdfText {
  return { text, x: Math.max(20, 297 - textWidth(text, size) / 2), y, size }
}

function link(url: string, x: number): PdfLinkSpec {
  return { url, x, y: 84, width: 40 }
}

function contacts(p: Person, x: number, y: number): PdfText[] {
  return list(['CONTACT', p.email, p.phonePrinted, p.city], x, y)
}

function list(rows: string[], x: number, y: number): PdfText[] {
  return rows.map((text, index) => at(text, x, y + index * 16, 10))
}

/** `Jane Doe` → `J A N E   D O E`. */
function spaced(text: string): string {
  return text
    .toUpperCase()
    .split(' ')
    .map((word) => [...word].join(' '))
    .join('   ')
}

function body(p: Person, y: number, x = 50, heading = 13): PdfText[] {
  const [first = '', second = ''] = p.employers
  const rows: [string, number][] = [
    ['EXPERIENCE', heading],
    [`${p.title}, ${first}`, 11],
    ['January 2020 - Present', 9],
    ['Led a team of five and delivered three products on time', 10],
    ['Reduced the cost of running the service by 40 percent', 10],
    [`Junior ${p.title}, ${second}`, 11],
    ['06/2016 - 12/2019', 9],
    ['Built reports in Excel and SQL for the management board', 10],
    ['EDUCATION', heading],
    ['Bachelor of Science in Economics, University of Springfield', 10],
    ['2012 - 2016', 9],
    ['SKILLS', heading],
    ['Python, JavaScript, Docker, PostgreSQL, Excel', 10],
  ]
  return rows.map(([text, size], index) => at(text, x, y + index * 18, size))
}

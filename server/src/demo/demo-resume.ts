import type { DemoPerson } from './demo-people.ts'

const jobs = [
  ['Software Engineer', 'Northlight Systems', '2021 – present'],
  ['Junior Developer', 'Harbour Analytics', '2018 – 2021'],
] as const

/** A plain-text résumé, read by the real parser like any other file. */
export function demoResume({ fullName, email, phone }: DemoPerson, skills: readonly string[]): Uint8Array {
  const handle = email.slice(0, email.indexOf('@')).replaceAll('.', '-')
  const text = [
    fullName,
    `${email} | ${phone} | github.com/${handle}`,
    '',
    'Experience',
    ...jobs.map(([title, employer, years]) => `${title}, ${employer}, ${years}`),
    '',
    'Skills',
    skills.join(', '),
    '',
    'Education',
    'BSc Computer Science, 2018',
    '',
  ]
  return new TextEncoder().encode(text.join('\n'))
}

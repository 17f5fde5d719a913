import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { read, resumeText } from '../../test/reading.ts'

const fieldsOf = async (...lines: string[]) =>
  (await read(resumeText(['Ada Young', ...lines, 'Bookkeeper since long ago']), 'cv.txt')).fields

describe('R4.1 phone', () => {
  it.each([
    ['Phone: (415) 555-0142', '+14155550142'],
    ['+1 (415) 555 0142', '+14155550142'],
    ['415.555.0142', '+14155550142'],
    ['555 · 356 · 7936', '+15553567936'],
    ['123−456−7890', '+11234567890'],
    ['M: +44 (0)20 7946 0958', '+442079460958'],
    ['Tel. 0049 30 901820', '+4930901820'],
    ['+91-98765-43210', '+919876543210'],
    ['Berlin, Germany | 030 9018200', '+49309018200'],
    ['Phone: 1234567890', '1234567890'],
    ['050-123-4567', '0501234567'],
    ['Teléfono +52 500 815 3697', '+525008153697'],
    ['Home: +44 20 7946 0958, ada@example.org\nMills Ltd, info@mills.example, Tel. +1 800 555 0199', '+442079460958'],
    ['Fax: +1 415 555 0100, Mobile: +1 415 555 0142', '+14155550142'],
  ])('%s', async (line, phone) => {
    expect((await fieldsOf(line)).phone?.value).toBe(phone)
  })

  it.each([
    '2015 - 2019',
    '01/2015 - 12/2019',
    'GPA 3.85/4.00',
    'DOI: 10.1145/3292500.3330',
    'Patent No. 1234567',
    '12.05.1990',
    '$1,250,000 saved',
    'ID: 100200300400',
  ])('not a number: %s', async (line) => {
    expect((await fieldsOf(line)).phone).toBeNull()
  })
})

describe('R4.1 e-mail', () => {
  it.each([
    ['ada@example.org', 'ada@example.org'],
    ['Email: ada.young+jobs@mail.example.co.uk', 'ada.young+jobs@mail.example.co.uk'],
    ['ada (at) example (dot) org', 'ada@example.org'],
    ['ada<at>example.org', 'ada@example.org'],
    ['ada.young@exam\nple.com', 'ada.young@example.com'],
    ['write to ada@example.org.', 'ada@example.org'],
    ['ada at example dot org', 'ada@example.org'],
    ['ada AT mail.example.org', 'ada@mail.example.org'],
    ['ada.young@mail.example\n.org', 'ada.young@mail.example.org'],
  ])('%s', async (line, email) => {
    expect((await fieldsOf(line)).email?.value).toBe(email)
  })

  it.each(['@ada_young', 'version 2.0 @ scale', 'engineer at example.org', 'none'])('none in: %s', async (line) => {
    expect((await fieldsOf(line)).email).toBeNull()
  })
})

describe('R4.1 accounts', () => {
  it.each([
    ['https://github.com/adayoung', 'adayoung', undefined],
    ['github.com/adayoung | linkedin.com/in/ada-young-12/', 'adayoung', 'ada-young-12'],
    ['GitHub: adayoung', 'adayoung', undefined],
    ['www.linkedin.com/in/ada-young-\n1a2b3c (LinkedIn)', undefined, 'ada-young-1a2b3c'],
    ['https://www.linkedin.com/company/mills', undefined, undefined],
    ['See https://github.com/kubernetes/kubernetes/pull/12', undefined, undefined],
    ['Thesis: https://github.com/ada-young/thesis', 'ada-young', undefined],
    ['- Contributed to packages on GitHub\n- Personal project', undefined, undefined],
  ])('%s', async (line, github, linkedin) => {
    const fields = await fieldsOf(line)
    expect([fields.github?.value, fields.linkedin?.value]).toEqual([github, linkedin])
  })
})

describe('R4.1 name', () => {
  const nameOf = async (...lines: string[]) => (await read(resumeText(lines), 'cv.txt')).fields.name

  it.each([
    [['JANE DOE', 'jane.doe@example.org'], 'Jane Doe'],
    [['J A N E   D O E', 'jdoe@example.org'], 'Jane Doe'],
    [['Last updated in May 2024', 'Jane Doe', 'jd@example.org'], 'Jane Doe'],
    [['Curriculum Vitae', 'Name: Jane van der Berg', 'jvdb@example.org'], 'Jane van der Berg'],
    [['Jos´e Mu˜noz', 'jose.munoz@example.org'], 'José Muñoz'],
    [['Emel ¨Ozer', 'emel@example.org'], 'Emel Özer'],
    [['Dr. Jane Doe, PhD', 'jane@example.org'], 'Jane Doe'],
    [['Prof. Dr.-Ing. Jane Doe, M.Sc.', 'jane@example.org'], 'Jane Doe'],
    [['Doe, Jane', 'jane.doe@example.org'], 'Jane Doe'],
    [['Lebenslauf', 'Vorname: Jane', 'Nachname: Doe', 'jd@example.org'], 'Jane Doe'],
    [
      ['Özgeçmiş', 'Ad Soyad', 'HIZIR ŞENTIRK', 'hizir@example.org', 'İş Deneyimi', 'Eğitim: ağ yönetimi'],
      'Hızır Şentırk',
    ],
    [['İş Deneyimi', 'Eğitim', 'Lütfullah Akman', 'la@example.org'], 'Lütfullah Akman'],
    [['姜⼀诺', 'yinuo@example.org'], '姜一诺'],
    [['Curriculum Vitae – Jane Doe', 'jd@example.org'], 'Jane Doe'],
    [['姓 名：王小明  性别：男', 'ming@example.org'], '王小明'],
    [['王小明的简历', 'ming@example.org'], '王小明'],
    [['Robert "Bob" Smith', 'bob@example.org'], 'Robert Smith'],
    [['السيرة الذاتية', 'محمد أحمد', 'ma@example.org'], 'محمد أحمد'],
    [['Senior Software Engineer', 'Jane Doe', 'jane.doe@example.org'], 'Jane Doe'],
    [['王小明', 'ming@example.org', '工作经历'], '王小明'],
    [['Иван Петров', 'ivan.petrov@example.org'], 'Иван Петров'],
    [["Sinéad O'Connor-Byrne", 'sinead@example.org'], "Sinéad O'Connor-Byrne"],
  ])('%j', async (lines, name) => {
    expect((await nameOf(...lines))?.value).toBe(name)
  })

  it.each([
    [['EXPERIENCE', 'Northern Mills Ltd', 'January 2020', 'Accountant']],
    [['Resume', 'University of Springfield', 'Software Engineer']],
    [['SKILLS', 'Python, Docker', 'hello@example.org']],
    [['Berlin, Germany', 'hello@example.org', 'Experience']],
    [['Cover Letter', 'hello@example.org', 'Experience']],
    [['Computer Science', 'hello@example.org', 'Marital Status']],
  ])('unsure is a good answer: %j', async (lines) => {
    expect((await nameOf(...lines))?.confidence ?? 0).toBeLessThan(0.6)
  })
})

describe('R4.1 work, education, skills, languages, location', () => {
  const resume = [
    'Ada Young',
    'Leeds, United Kingdom | ada@example.org',
    'Work Experience',
    'Senior Accountant, Northern Mills Ltd',
    'March 2020 - Present',
    '• Closed the books in three days',
    'Accountant | Harbour Trading',
    '06/2016 – 02/2020',
    '• Built reports in Excel, SQL',
    'Education',
    'BSc in Economics, University of Leeds',
    '2012 - 2016',
    'Skills',
    'Excel, PostgreSQL, JS, Go',
    'Languages',
    'English (native), German - B2',
  ]

  it('reads them all', async () => {
    const { fields } = await read(resumeText(resume), 'cv.txt')
    expect(fields.work.map(({ value }) => value)).toEqual([
      { employer: 'Northern Mills Ltd', title: 'Senior Accountant', start: '2020-03', end: null, current: true },
      { employer: 'Harbour Trading', title: 'Accountant', start: '2016-06', end: '2020-02', current: false },
    ])
    expect(fields.totalYears?.value).toBe(10.4)
    expect(fields.seniority?.value).toBe('senior')
    expect(fields.education.map(({ value }) => value)).toEqual([
      { institution: 'University of Leeds', degree: expect.stringContaining('BSc'), start: '2012', end: '2016' },
    ])
    expect(fields.skills.map(({ value }) => value)).toEqual([
      'SQL',
      'Microsoft Excel',
      'PostgreSQL',
      'JavaScript',
      'Go',
    ])
    expect(fields.languages.map(({ value }) => value)).toEqual([
      { name: 'English', level: 'native' },
      { name: 'German', level: 'B2' },
    ])
    expect(fields.location?.value).toBe('Leeds, United Kingdom')
  })
})

it('any text is understood without an error, and every place lies inside the text', async () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('Ada', 'Young', '2019 - 2021', 'Experience', '@', '+1 415', 'github.com/', 'a.b@c.de'),
  )
  const text = fc
    .array(
      fc.array(word, { maxLength: 6 }).map((words) => words.join(' ')),
      { minLength: 1, maxLength: 20 },
    )
    .map((rows) => rows.join('\n'))
  await fc.assert(
    fc.asyncProperty(text, async (content) => {
      const { parseResume } = await import('../parse.ts')
      const outcome = await parseResume(Buffer.from(content), { fileName: 'cv.txt' })
      if (outcome.outcome !== 'parsed') return
      const { name, email, phone, github, linkedin, location, skills, work } = outcome.fields
      for (const found of [name, email, phone, github, linkedin, location, ...skills, ...work]) {
        if (!found) continue
        expect(found.confidence).toBeGreaterThanOrEqual(0)
        expect(found.confidence).toBeLessThanOrEqual(1)
        expect(found.where.start).toBeLessThanOrEqual(found.where.end)
        expect(found.where.end).toBeLessThanOrEqual(outcome.text.length)
      }
    }),
    { numRuns: 150 },
  )
})

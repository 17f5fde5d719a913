import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writePdf } from '../../test/pdf-writer.ts'
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
    ['Chicago, IL 60614 · (312) 555-0144 · ada@example.org', '+13125550144'],
    ['138-0013-8000', '13800138000'],
    ['05.56.31.32.33.', '0556313233'],
    ['Teléfono +52 500 815 3697', '+525008153697'],
    ['Home: +44 20 7946 0958, ada@example.org\nMills Ltd, info@mills.example, Tel. +1 800 555 0199', '+442079460958'],
    ['Fax: +1 415 555 0100, Mobile: +1 415 555 0142', '+14155550142'],
    ['ada@example.cn | 139-1234-5678 | 杭州', '+8613912345678'],
    ['Denver, CO 80810 · (317) 585-8468', '+13175858468'],
    ['Denver, CO 80810 (317) 585-8468', '+13175858468'],
    ['ada@example.org | 555-0142', '5550142'],
    ['\uF095 555-0142', '5550142'],
    ['8 (916) 555-12-34', '89165551234'],
    ['98765 43210', '9876543210'],
    ['Contact No.   : 0532 123 45 67', '05321234567'],
    ['ada@example.no\n+47 912 34 567', '+4791234567'],
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
    ['ada [dot] young [at] example [dot] org', 'ada.young@example.org'],
    ['References\nN. Bright, n.bright@bank.example\nContact\nada@example.org', 'ada@example.org'],
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
    ['GitHub - ada-young | Leeds', 'ada-young', undefined],
    ['GitHub - dotfiles', undefined, undefined],
    ['GitHub   adayoung', 'adayoung', undefined],
    ['GitHub Actions', undefined, undefined],
    ['in/ada-young', undefined, 'ada-young'],
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
    [['John Doe Jr.', 'john.doe@example.org'], 'John Doe Jr.'],
    [['JOHN DOE, JR.', 'john.doe@example.org'], 'John Doe, Jr.'],
    [['John Doe III', 'john.doe@example.org'], 'John Doe III'],
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

describe('R4.1 places of work in many forms', () => {
  const workOf = async (...lines: string[]) =>
    (await read(resumeText(['Ada Young', 'ada@example.org', 'Work Experience', ...lines]), 'cv.txt')).fields.work.map(
      ({ value }) => [value.employer, value.title, value.start, value.end, value.current].map(String).join(' | '),
    )

  it.each([
    ['dates before', ['2019-', 'Accountant', 'Northern Mills', '2012-2019', 'Bookkeeper', 'Harbour Trading']],
    ['dates after', ['Accountant', 'Northern Mills', '2019 – present', 'Bookkeeper', 'Harbour Trading', '2012 – 2019']],
    [
      'place beside',
      [
        'Northern Mills   Leeds, UK',
        'Accountant   2019 – now',
        'Harbour Trading   York, UK',
        'Bookkeeper   2012 - 2019',
      ],
    ],
    [
      'place before the dates',
      [
        'Northern Mills',
        'Accountant',
        'San Jose, CA',
        '2019 to present',
        '• Closed books',
        'Harbour Trading',
        'Bookkeeper',
        'Austin, TX',
        '2012 to 2019',
      ],
    ],
    ['in one line', ['2019 - today: Accountant at Northern Mills', '2012 - 2019: Bookkeeper at Harbour Trading']],
    [
      'with sentences below',
      [
        'Northern Mills, Accountant',
        '2019 – Current',
        'Oversee the daily operations in the accounting department',
        'Harbour Trading, Bookkeeper',
        '2012 – 2019',
        'Completed all the books of the group in time',
      ],
    ],
  ])('%s', async (_, lines) => {
    expect(await workOf(...lines)).toEqual([
      'Northern Mills | Accountant | 2019 | null | true',
      'Harbour Trading | Bookkeeper | 2012 | 2019 | false',
    ])
  })

  it.each([
    ['01.03.2018 – 30.06.2020', '2018-03', '2020-06'],
    ['15 March 2018 - 2 June 2020', '2018-03', '2020-06'],
    ['2018-03-01 – 2020-06-30', '2018-03', '2020-06'],
    ['03/18 - 06/20', '2018-03', '2020-06'],
    ['Mar 15, 2018 to Jun 30, 2020', '2018-03', '2020-06'],
    ['Summer 2018', '2018', '2018'],
    ['seit März 2018', '2018-03', 'null'],
    ['2018年3月 - 2020年6月', '2018-03', '2020-06'],
    ['03/2018 – obecnie', '2018-03', 'null'],
  ])('dates: %s', async (dates, start, end) => {
    expect(await workOf(`Northern Mills Ltd.   ${dates}`, 'Accountant')).toEqual([
      `Northern Mills Ltd. | Accountant | ${start} | ${end} | ${end === 'null'}`,
    ])
  })

  it('a firm keeps its legal form, and a title its department', async () => {
    expect(await workOf('ACME, Inc.   2019 – 2020', 'Vice President, Banking Operations')).toEqual([
      'ACME, Inc. | Vice President, Banking Operations | 2019 | 2020 | false',
    ])
  })

  it('volunteering is no work', async () => {
    const { fields } = await read(
      resumeText(['Ada Young', 'Volunteer Experience', 'Mills Club, Leader', '2010 - 2020']),
      'cv.txt',
    )
    expect([fields.work, fields.totalYears]).toEqual([[], null])
  })

  it('without headings, what has title, employer and dates counts, and less surely', async () => {
    const { fields } = await read(
      resumeText(['Ada Young', 'Accountant', 'Northern Mills Ltd', '2019 - 2020']),
      'cv.txt',
    )
    expect(fields.work[0]?.value).toMatchObject({ employer: 'Northern Mills Ltd', title: 'Accountant' })
    expect(fields.work[0]?.confidence).toBeLessThan(0.6)
  })
})

describe('R4.1 education in many forms', () => {
  const schoolsOf = async (...lines: string[]) =>
    (await read(resumeText(['Ada Young', 'Education', ...lines]), 'cv.txt')).fields.education.map(({ value }) =>
      [value.institution, value.degree, value.start, value.end].map(String).join(' | '),
    )

  it.each([
    [
      ['2010-2012', 'M.Sc. Economics', 'University of Leeds', '2006-2010', 'B.Sc. Economics', 'University of Leeds'],
      ['University of Leeds | M.Sc. Economics | 2010 | 2012', 'University of Leeds | B.Sc. Economics | 2006 | 2010'],
    ],
    [
      ['Sept 2018 – May 2023 Princeton University, PhD in Economics – Princeton, NJ'],
      ['Princeton University | PhD in Economics | 2018-09 | 2023-05'],
    ],
    [
      ['B.S.', 'Computer Science', 'University of Alabama', 'September 2012 - June 2016'],
      ['University of Alabama | B.S. Computer Science | 2012-09 | 2016-06'],
    ],
    [
      ['Bachelor of Science in Economics | UC Berkeley | 2010-2014'],
      ['UC Berkeley | Bachelor of Science in Economics | 2010 | 2014'],
    ],
    [
      ['BSc Economics, University of Leeds, UK   June 2004', 'GPA: 3.8/4.0'],
      ['University of Leeds | BSc Economics | null | 2004-06'],
    ],
    [
      ['First University, Leeds', 'Ph.D. in Economics   2009 – 2014', 'M.Sc. in Economics   2006 – 2008'],
      ['First University | Ph.D. in Economics | 2009 | 2014', 'First University | M.Sc. in Economics | 2006 | 2008'],
    ],
  ])('%j', async (lines, schools) => {
    expect(await schoolsOf(...lines)).toEqual(schools)
  })
})

it.each([
  ['ada@example.org , +1 (415) 555-0142 , San Francisco, CA , linkedin.com/in/ada', 'San Francisco, CA'],
  ['Местоположение: Москва, Россия', 'Москва, Россия'],
  ['Oak Park, CA 91377 ▪ ▪ 123-456-7890', 'Oak Park, CA 91377'],
])('R4.1 location: %s', async (line, location) => {
  expect((await fieldsOf(line)).location?.value).toBe(location)
})

it('R4.1 headings of two nouns, of coloured first letters and of numbers begin a section; the end of a sentence does not', async () => {
  const lines = [
    'Ada Young',
    'I use strong communication',
    'skills.',
    'edu cation',
    'BSc, University of Leeds',
    '2. Languages & Interests',
    'German, B2',
  ]
  const { fields } = await read(resumeText(lines), 'cv.txt')
  expect(fields.education.map(({ value }) => value.institution)).toEqual(['University of Leeds'])
  expect(fields.languages.map(({ value }) => value.name)).toEqual(['German'])
})

it('R4.1 the Europass form: labels are no values, and the mother tongue is one', async () => {
  const { fields } = await read(
    resumeText([
      'PERSONAL INFORMATION   Ada Young',
      'ada@example.org',
      'Work experience',
      'Dates',
      'March 2020 – present',
      'Occupation or position held',
      'Senior accountant',
      'Name and address of employer',
      'Northern Mills Ltd, Leeds (United Kingdom)',
      'Mother tongue(s)',
      'Czech',
      'Other language(s)',
      'English C1, German B2',
    ]),
    'cv.txt',
  )
  expect(fields.name?.value).toBe('Ada Young')
  expect(fields.work.map(({ value }) => [value.title, value.start])).toEqual([['Senior accountant', '2020-03']])
  expect(fields.languages.map(({ value }) => value)).toEqual([
    { name: 'Czech', level: 'native' },
    { name: 'English', level: 'C1' },
    { name: 'German', level: 'B2' },
  ])
})

it('R4.1 ligatures that a font calls NUL are put back', async () => {
  const texts = [{ text: 'Certi\0ed in \0nance, work\0ow and o\0ce, for which there is a diploma', x: 50, y: 80 }]
  const { text } = await read(writePdf({ pages: [{ texts }] }), 'cv.pdf')
  expect(text).toContain('Certified in finance, workflow and office')
})

it('R4.1 degrees and frameworks with a dot are no links, sites are', async () => {
  const { links } = await fieldsOf('B.Tech, ASP.NET, socket.io', 'ada-young.dev, Ada.example.org/work')
  expect(links.map(({ value }) => value.url)).toEqual(['https://ada-young.dev', 'https://Ada.example.org/work'])
})

it('R4.1 short forms that are words in small letters count in capitals', async () => {
  expect((await fieldsOf('the rest of the team', 'SEM campaigns')).skills.map(({ value }) => value)).toEqual(['SEM'])
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

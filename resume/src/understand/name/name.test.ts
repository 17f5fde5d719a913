import { describe, expect, it } from 'vitest'
import { type PdfText, writePdf } from '../../../test/pdf-writer.ts'
import { read, resumeText } from '../../../test/reading.ts'

const nameOf = async (...lines: string[]) => (await read(resumeText(lines), 'cv.txt')).fields.name
const nameInPdf = async (...texts: PdfText[]) => (await read(writePdf({ pages: [{ texts }] }), 'cv.pdf')).fields.name

const body = [
  'Objective',
  'To work where my skills in bookkeeping serve.',
  'Skills',
  'Excel, SQL, Docker',
  'Experience',
]
const places = (...lines: string[]) => lines.map((text, row) => ({ text, x: 60, y: 200 + row * 15 }))

describe('R4.1 name in plain texts', () => {
  it.each([
    [['Full Name   : Jane Doe', 'Contact No. : +44 7700 900123'], 'Jane Doe'],
    [["👋 Hello, I'm", 'Jane Doe.', 'Bookkeeper'], 'Jane Doe'],
    [['👤 Jane Doe', '📧 jd@example.org'], 'Jane Doe'],
    [['[RESUME]', '[Jane Doe]', '[jd@example.org]'], 'Jane Doe'],
    [['Test Candidate', 'Bookkeeper'], 'Test Candidate'],
    [['{', '"name": "Jane Doe",', '"email": "jd@example.org",'], 'Jane Doe'],
    [['1. Personal Details', 'a. Name: Jane Doe', 'b. Email: jd@example.org'], 'Jane Doe'],
    [['Full Name - Jane Doe', 'Mobile - +44 7700 900123'], 'Jane Doe'],
    [['CANDIDATE RESUME', 'Candidate: Jane Doe', 'Role: Bookkeeper'], 'Jane Doe'],
    [['About Jane Doe', 'A bookkeeper from Leeds.'], 'Jane Doe'],
    [["I'm Jo Ng.", 'Bookkeeper'], 'Jo Ng'],
    [['RAJ', 'raj@example.org'], 'Raj'],
    [[`Jane Doe - Bookkeeper - 5 years - ${'Excel, SAP, '.repeat(6)} - jd@example.org - Leeds`], 'Jane Doe'],
    [['April May', 'april.may@example.org'], 'April May'],
    [['John A. Executive', 'john.executive@example.org'], 'John A. Executive'],
    [['Dear all,', 'My name is Jane van Doe and I am a bookkeeper.', 'Write to jd@example.org.'], 'Jane van Doe'],
    [['基本情報', '| 氏名 | テスト 太郎 |', '| フリガナ | テスト タロウ |'], 'テスト 太郎'],
    [['| 氏名 | 山田 太郎 |', '| 居住地 | 東京都 |'], '山田 太郎'],
    [['氏名：マリア・サントス', '職務経歴'], 'マリア・サントス'],
    [[`Jane Doe | ${'jane@example.org | +44 7700 900123 | '.repeat(3)}`], 'Jane Doe'],
    [['Maria Clara da Costa Lima', 'mc@example.org'], 'Maria Clara da Costa Lima'],
  ])('%j', async (lines, name) => {
    expect((await nameOf(...lines, ...body))?.value).toBe(name)
  })

  it.each([
    [['Declaration', 'The above is true.', 'Place: Leeds', 'Date: 12/05/2024', '(Jane Doe)']],
    [['Declaration', 'The above is true.', 'Place: Leeds          JANE DOE']],
    [['Yours faithfully,', 'Jane Doe']],
  ])('stands below the closing: %j', async (lines) => {
    expect((await nameOf(...body, 'Northern Mills Ltd, 2016 - 2020', ...lines))?.value).toBe('Jane Doe')
  })

  it('whether a capital I of a Turkish name has a dot is asked in a text that is not Turkish', async () => {
    const name = await nameOf('AYŞE DEMIR', '+90 532 987 65 43', 'ayse.demir@example.org')
    expect(name?.confidence).toBeLessThan(0.5)
  })

  it.each(['Terraform', 'Node.js', 'Excel', 'Machine Learning', 'Diseñadora Gráfica', 'Python, Docker, Git, Pytest'])(
    'a skill or title is none: %s',
    async (text) => {
      expect((await nameOf(text, 'Docker'))?.confidence ?? 0).toBeLessThan(0.1)
    },
  )
})

describe('R4.1 name in PDFs', () => {
  const large = (text: string, y: number): PdfText => ({ text, x: 60, y, size: 20 })

  it('goes on behind a hyphen at the end of a line', async () => {
    const name = await nameInPdf(large('Ann Berry-', 60), large('Cole', 84), ...places('ab@example.org', ...body))
    expect(name?.value).toBe('Ann Berry-Cole')
  })

  it('of three words and their particles goes on in the next line', async () => {
    const texts = [large('MAXIMA DE LOS SANTOS', 60), large('VILLALOBOS', 84)]
    const name = await nameInPdf(...texts, ...places('contact@example.org', ...body))
    expect(name?.value).toBe('Maxima de los Santos Villalobos')
  })

  it('broken within a word is put together', async () => {
    const texts = [large('Minna von Barn-', 60), large('helm', 84)]
    expect((await nameInPdf(...texts, ...places('mvb@example.org', ...body)))?.value).toBe('Minna von Barnhelm')
  })

  it('stands beside its label in a table', async () => {
    const row = (label: string, value: string, at: number): PdfText[] => [
      { text: label, x: 60, y: 100 + at * 15 },
      { text: value, x: 200, y: 100 + at * 15 },
    ]
    const rows = [
      row('Name', 'Jane van der Berg', 0),
      row('Address', '12 Mill Lane, Leeds', 1),
      row('Phone', '+44 7700 900123', 2),
      row('E-mail', 'contact@example.org', 3),
      row('Born', '3 March 1990', 4),
    ]
    expect((await nameInPdf(...rows.flat(), ...places(...body)))?.value).toBe('Jane van der Berg')
  })

  it('stands close beside a heading of another size', async () => {
    const texts: PdfText[] = [
      { text: 'PERSONAL INFORMATION', x: 60, y: 60, size: 9 },
      { text: 'Jane Doe', x: 193, y: 60, size: 14 },
    ]
    expect((await nameInPdf(...texts, ...places('contact@example.org', ...body)))?.value).toBe('Jane Doe')
  })

  it('is not what is set as the headings are', async () => {
    const heading = (text: string, y: number): PdfText => ({ text, x: 60, y, size: 15 })
    const texts = [
      { text: 'Jane Doe', x: 250, y: 60, size: 12 },
      heading('EDUCATION', 120),
      heading('ACADEMIC PATHS', 160),
    ]
    const name = await nameInPdf(...texts, ...places('contact@example.org', ...body))
    expect(name?.value).toBe('Jane Doe')
  })

  it('in two lines is not its second line alone', async () => {
    const texts = [large('Maria Clara da', 60), large('Costa Lima', 84)]
    expect((await nameInPdf(...texts, ...places('mc@example.org', ...body)))?.value).toBe('Maria Clara da Costa Lima')
  })

  it.each([
    ['ANNE-MARIE LE GOFF', 'Anne-Marie Le Goff'],
    ['FATIMA EL IDRISSI', 'Fatima El Idrissi'],
    ['ANA DE LA CRUZ', 'Ana de la Cruz'],
    ['ANA DE LOS SANTOS', 'Ana de los Santos'],
    ['REX', 'REX'],
  ])('in letter-spaced capitals: %s', async (capitals, name) => {
    const spaced = { ...large(capitals, 60), before: '4 Tc 0 0 0 rg' }
    expect((await nameInPdf(spaced, ...places('contact@example.org', ...body)))?.value).toBe(name)
  })

  it('in letter-spaced type keeps an initial apart', async () => {
    const spaced = { ...large('DEEPAK KUMAR S', 60), before: '2 Tc 0 0 0 rg' }
    expect((await nameInPdf(spaced, ...places('dks@example.org', ...body)))?.value).toBe('Deepak Kumar S')
  })

  it('set letter by letter, smaller than the title, keeps its words apart', async () => {
    const name: PdfText = { text: 'ANN BERRY-COLE', x: 60, y: 40, size: 9, apart: 2 }
    expect((await nameInPdf(name, large('Bookkeeper', 64), ...places('ab@example.org', ...body)))?.value).toBe(
      'Ann Berry-Cole',
    )
  })

  it('stands on its end beside the page', async () => {
    const name: PdfText = { text: 'Jane Doe', x: 40, y: 400, size: 30, turned: true }
    expect((await nameInPdf(name, ...places('jd@example.org', ...body)))?.value).toBe('Jane Doe')
  })

  it('stands behind its label and colon, however wide the gap', async () => {
    const label = { text: 'Full Name', x: 60, y: 60 }
    const value = { text: ': Jane Doe', x: 160, y: 60 }
    expect((await nameInPdf(label, value, ...places('jd@example.org', ...body)))?.value).toBe('Jane Doe')
  })
})

const nameIn = async (lines: string[]) =>
  (await read(resumeText([...lines, 'Experience']), 'cv.txt')).fields.name?.value
const reach = ['b.r77@example.org', '+31 6 12345678']

describe('the name that a résumé gives', () => {
  it.each([
    [['SJOERD VAN ’T HOFF', ...reach], 'Sjoerd van ’t Hoff'],
    [['Marguerite Duval, BSN, RN', ...reach], 'Marguerite Duval'],
    [['BIO-DATA', 'Name', ':', 'Ravi Raman', ...reach], 'Ravi Raman'],
    [['Name ............ Ravi Raman', ...reach], 'Ravi Raman'],
    [['LEBENSLAUF', 'Angaben zur Person', 'Vorname', 'Urs', 'Nachname', 'Käser', ...reach], 'Urs Käser'],
    [['Name: Käser', 'Vorname: Urs', ...reach], 'Urs Käser'],
    [['履歴書', 'ふりがな', 'やまもと ゆきこ', '氏名', '山本 由紀子', ...reach], '山本 由紀子'],
    [['DAFTAR RIWAYAT HIDUP', 'Nama Lengkap', ':', 'Dewi Lestari', ...reach], 'Dewi Lestari'],
    [['PERSONAL ACCOUNT', 'Name: Ravi Raman', ...reach], 'Ravi Raman'],
    [['이 력 서', '성 명', '남궁민수', ...reach], '남궁민수'],
    [['קורות חיים - נועה בן־דוד', ...reach], 'נועה בן־דוד'],
    [['Yael Katz Quality Engineer', 'y.katz@example.org'], 'Yael Katz'],
    [['Sjoerd', 'van der Hoff', 'sjoerdvanderhoff@example.org'], 'Sjoerd van der Hoff'],
  ])('%j', async (lines, name) => {
    expect(await nameIn(lines)).toBe(name)
  })

  it('of two lines only where the address says so too', async () => {
    expect(await nameIn(['Leontyne', 'Marmalade', ...reach])).not.toBe('Leontyne Marmalade')
  })
})

describe('names that are set apart from the text by their letters', () => {
  it('in spaced small capitals are whole words', async () => {
    const piece = (text: string, x: number, size: number): PdfText => ({ text, x, y: 60, size })
    const name = await nameInPdf(
      ...[piece('M', 50, 26), piece('ARGUERITE', 79, 20.8), piece('D', 230, 26), piece('UVAL', 256, 20.8)],
      ...places('q77@example.org', ...body),
    )
    expect(name?.value).toBe('Marguerite Duval')
  })

  it('go on below an initial', async () => {
    const lines = ['Bartholomew J.', 'Quigley'].map((text, row) => ({ text, x: 60, y: 60 + row * 30, size: 26 }))
    expect((await nameInPdf(...lines, ...places('q77@example.org', ...body)))?.value).toBe('Bartholomew J. Quigley')
  })

  it('go on below a particle, as far down as large capitals ask for', async () => {
    const piece = (text: string, x: number, y: number, size: number): PdfText => ({ text, x, y, size })
    const first = [piece('M', 60, 60, 26), piece('INA', 84, 60, 20.8), piece('VAN', 140, 60, 20.8)]
    const below = [piece('D', 60, 100, 26), piece('UVAL', 79, 100, 20.8)]
    const name = await nameInPdf(...first, ...below, ...places('q77@example.org', ...body))
    expect(name?.value).toBe('Mina van Duval')
  })

  it('are asked about when they break off after a particle', async () => {
    const name = await nameInPdf(
      { text: 'Marguerite van der', x: 60, y: 60, size: 26 },
      ...places('marguerite@example.org', ...body),
    )
    expect(name?.confidence ?? 0).toBeLessThan(0.5)
  })

  it('go on in the next paragraph where both are set very large', async () => {
    const lines = ['PRIYA', 'RAGHUNATHAN'].map((text, row) => ({ text, x: 60, y: 60 + row * 56, size: 30 }))
    expect((await nameInPdf(...lines, ...places('priya.w@example.org', ...body)))?.value).toBe('Priya Raghunathan')
  })
})

import { allFakers, type Faker } from '@faker-js/faker'
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'

export type Person = {
  name: string
  given: string
  family: string
  email: string
  /** E.164, or null where the locale's generator gave nothing dialable. */
  phone: string | null
  phonePrinted: string
  country: CountryCode
  city: string
  github: string
  linkedin: string
  title: string
  employers: [string, string]
}

export const locales = {
  en_US: 'US',
  en_GB: 'GB',
  en_IN: 'IN',
  en_AU: 'AU',
  en_CA: 'CA',
  de: 'DE',
  fr: 'FR',
  es: 'ES',
  es_MX: 'MX',
  pt_BR: 'BR',
  it: 'IT',
  nl: 'NL',
  pl: 'PL',
  cs_CZ: 'CZ',
  sv: 'SE',
  nb_NO: 'NO',
  da: 'DK',
  fi: 'FI',
  ru: 'RU',
  uk: 'UA',
  el: 'GR',
  tr: 'TR',
  zh_CN: 'CN',
  ko: 'KR',
  vi: 'VN',
  hu: 'HU',
} as const satisfies Partial<Record<keyof typeof allFakers, CountryCode>>
export type Locale = keyof typeof locales

/** One invented person of a locale; the same seed gives the same person. */
export function inventPerson(locale: Locale, seed: number): Person {
  const faker: Faker = allFakers[locale]
  const latin = allFakers.en_US
  faker.seed(seed)
  latin.seed(seed)
  const [given, family] = [faker.person.firstName(), faker.person.lastName()]
  const familyFirst = ['zh_CN', 'ko', 'vi', 'hu'].includes(locale)
  const joint = locale === 'zh_CN' || locale === 'ko' ? '' : ' '
  const roman = /^[\p{Script=Latin}' -]+$/u.test(given + family)
  const [g, f] = [given, family].map((part, index) =>
    plain(roman ? part : index ? latin.person.lastName() : latin.person.firstName()),
  )
  const account =
    [`${g}.${f}`, `${g?.[0]}${f}`, `${f}${g?.[0]}`, `${g}${f}${seed % 90}`, latin.internet.username().toLowerCase()][
      seed % 5
    ] ?? ''
  const phone = inventPhone(faker, locales[locale], seed)
  return {
    name: familyFirst ? `${family}${joint}${given}` : `${given}${joint}${family}`,
    given,
    family,
    email: `${account.replace(/[^a-z0-9.]/g, '')}@${latin.helpers.arrayElement(['gmail.com', 'outlook.com', 'example.org', 'mail.example.net'])}`,
    ...phone,
    country: locales[locale],
    city: faker.location.city(),
    github: `${g}${f}`.replace(/[^a-z]/g, '').slice(0, 20),
    linkedin: `${g}-${f}`.replace(/[^a-z-]/g, ''),
    title: latin.helpers.arrayElement([
      'Software Engineer',
      'Project Manager',
      'Accountant',
      'Data Analyst',
      'Registered Nurse',
      'UX Designer',
      'Sales Representative',
    ]),
    // Faker puts dashes between names with spaces around them, which no firm does.
    employers: [latin.company.name().replace(' - ', '-'), latin.company.name().replace(' - ', '-')],
  }
}

function inventPhone(faker: Faker, country: CountryCode, seed: number): Pick<Person, 'phone' | 'phonePrinted'> {
  for (let attempt = 0; attempt < 6; attempt++) {
    const number = parsePhoneNumberFromString(faker.phone.number({ style: 'international' }), country)
    if (!number?.isPossible()) continue
    const printed = [number.formatInternational(), number.number, number.format('RFC3966').replace('tel:', '')][
      seed % 3
    ]
    return { phone: number.number, phonePrinted: printed ?? number.number }
  }
  return { phone: null, phonePrinted: '' }
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
}

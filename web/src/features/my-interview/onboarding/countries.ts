const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
// Groups, former countries and reserved codes that browsers also have names for.
const notCountries = new Set([
  'EU',
  'EZ',
  'UN',
  'QO',
  'XA',
  'XB',
  'ZZ',
  'DD',
  'SU',
  'YU',
  'CS',
  'AN',
  'BU',
  'DY',
  'FX',
  'HV',
  'NH',
  'RH',
  'TP',
  'UK',
  'VD',
  'YD',
  'ZR',
  'NT',
  'CP',
  'DG',
  'EA',
  'IC',
  'TA',
  'AC',
  'CQ',
])

/** Countries by ISO code, named in the reader's language by the browser itself. */
export const countries: { value: string; label: string }[] = listCountries()

function listCountries() {
  const names = new Intl.DisplayNames(undefined, { type: 'region', fallback: 'none' })
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !notCountries.has(code))
    .flatMap((value) => {
      const label = names.of(value)
      return label ? [{ value, label }] : []
    })
    .sort((a, b) => a.label.localeCompare(b.label))
}

/** The country of the browser's language, as a first guess. */
export const homeCountry: string = new Intl.Locale(navigator.language || 'en-US').maximize().region ?? 'US'

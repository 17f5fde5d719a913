import type { IndexedLine, TextIndex } from './text-index.ts'

/** Labels of the Europass form in the languages that it is most used in. */
const titles =
  'occupation or position held|beruf oder funktion|fonction ou poste occupé|lavoro o posizione ricoperti|' +
  'profesión o cargo desempeñado|função ou cargo ocupado|zawód lub zajmowane stanowisko|funcţia sau postul ocupat'
const employers =
  "name and address of employer|name und adresse des arbeitgebers|nom et adresse de l['’]employeur|" +
  'nome e indirizzo del datore di lavoro|nombre y dirección de la empresa o empleador|nome e morada do empregador|' +
  'nazwa i adres pracodawcy|numele şi adresa angajatorului'
const others =
  'dates?|main activities and responsibilities|type of business or sector|title of qualification awarded|principal subjects.*|' +
  'name and type of organi[sz]ation.*|level in national.*|wichtigste tätigkeiten und zuständigkeiten|' +
  'principales activités et responsabilités|principali attività e responsabilità|funciones y responsabilidades principales|' +
  'principais actividades e responsabilidades|główne zadania i obowiązki'
const titleLabel = new RegExp(`^(?:${titles})\\s*:?$`, 'i')
const employerLabel = new RegExp(`^(?:${employers})\\s*:?$`, 'i')
const anyLabel = new RegExp(`^(?:${titles}|${employers}|${others})\\s*:?$`, 'i')

/** A label of the form says what stands in the next cell and is no text of the résumé. */
export function isFormLabel(text: string): boolean {
  return text.length < 80 && anyLabel.test(text)
}

/** Title and employer from the cells behind their labels; null where the lines are no part of such a form. */
export function readForm(
  index: TextIndex,
  lines: IndexedLine[],
): { title: string | null; employer: string | null } | null {
  const behind = (label: RegExp) =>
    lines.find((line) => line.sameRow && label.test(index.lines[line.index - 1]?.text ?? ''))?.text ?? null
  const [title, employer] = [behind(titleLabel), behind(employerLabel)]
  return title || employer ? { title, employer: employer?.split(/,\s/)[0] ?? null } : null
}

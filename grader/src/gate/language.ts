import type { Token } from '../text/tokens.ts'

// Frequent function words of other languages in Latin letters that are no English words.
const elsewhere = new Set(
  `el los las una unos que por para con como más pero sus este esta son está también cuando muy sin sobre entre hasta desde porque
der die das und ist nicht ein eine einen dem den des sich mit auf für von zu werden wird auch wenn oder aber durch bei nach wie kann sind über
le les une des est dans pour avec sur pas qui que sont cette ces du aux par mais ou où donc être il elle nous vous plus leur
il lo gli della delle di che per una sono non con anche come più questo questa nella degli dal alla
het een van niet zijn dat op te met voor door aan ook wordt deze maar
os uma não mais são quando ou pelo pela isso você ele
att och som är på av för med det inte till ett
jest nie się na że do jak przez oraz lub
ve bir bu için ile olarak daha gibi`.split(/\s+/),
)

/** Whether a text is written in another language than English: another script, or more foreign than English function words. */
export function foreignLanguage(text: string, tokens: readonly Token[], expected: ReadonlySet<string>): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  if (letters >= 4 && latin < letters / 2) return true
  const foreign = tokens.filter((token) => elsewhere.has(token.word) && !token.stop && !expected.has(token.stem)).length
  const english = tokens.filter((token) => token.stop).length
  return foreign >= 2 && foreign > 1.5 * english
}

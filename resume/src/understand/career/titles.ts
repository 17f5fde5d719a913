import { roleWords } from '../text/words.ts'

/** Nouns for what people do that German makes new words of. */
const germanRole =
  /(?:entwickler|ingenieur|leiter|berater|techniker|assistent|mechaniker|verkäufer|arbeiter|pfleger|lehrer|meister|referent)(?:in)?$|kauf(?:mann|frau)$/
const eastAsianRole =
  /工程师|开发|经理|实习|设计师|专员|主管|助理|会计|顾问|总监|エンジニア|マネージャー|担当$|主任$|개발자|매니저|디자이너/

/** A job title, by the nouns for what people do. */
export function isTitle(piece: string): boolean {
  const words = piece.toLowerCase().split(/[\s/-]+/)
  const named = words.some((word) => roleWords.has(word.replace(/[.,]$/, '')) || germanRole.test(word))
  return (named && words.length <= 7) || eastAsianRole.test(piece)
}

/** One word that ends as the names of trades do (`Illustrator`, `Electrician`, `Fleuriste`): told where nothing else is. */
export function isLikelyTitle(piece: string): boolean {
  return /^\p{Lu}\p{Ll}{3,}(?:er|or|ist|iste|ian|eur|euse|ör|ør|äjä)$/u.test(piece)
}

const whiteFill =
  /(?:^|\s)(?:1(?:\.0*)?|0?\.9[5-9]\d*)\s+(?:g|sc|scn)\s|(?:^|\s)(?:(?:1(?:\.0*)?|0?\.9[5-9]\d*)\s+){3}(?:rg|sc|scn)\s|(?:^|\s)(?:0(?:\.0*)?\s+){4}k\s/
const invisibleMode = /(?:^|\s)[37]\s+Tr\s/
const step =
  /(?:^|\s)((?:-?[\d.]+\s+){1,4})(g|rg|k|sc|scn)(?=\s)|(?<=\s)(q|Q|f\*?|F|[bB]\*?|Do|sh)(?=\s)|(?<=[\s\])>])(Tj|TJ|'|")(?=\s)/g

const offPage = /(?:^|\s)-\d{2,}[\d.]*\s+-?[\d.]+\s+Tm\s|\s-\d{3,}[\d.]*\s+Tm\s/
/** Without one of these no fill is white; looking for them in the bytes is next to free. */
const whiteSigns = ['1 g', '1 rg', '1 sc', '1. g', '1. rg', '0 k', '.9']

/**
 * A cheap look at page contents: is there text drawn invisibly, off the page, or in white with nothing coloured painted
 * before it? Only then is it worth reading the drawing instructions in full.
 */
export function hidesText(content: Buffer): boolean {
  if (!content.includes('BT')) return false
  const mode = content.includes(' Tr')
  const matrix = content.includes(' Tm')
  const maybeWhite = whiteSigns.some((sign) => content.includes(sign))
  if (!mode && !matrix && !maybeWhite) return false
  const text = content.toString('latin1')
  if ((mode && invisibleMode.test(text)) || (matrix && offPage.test(text))) return true
  return maybeWhite && whiteFill.test(text) && showsTextInWhite(text)
}

function showsTextInWhite(content: string): boolean {
  const stack: boolean[] = []
  let isWhite = false
  for (const [, operands, colour, other, show] of content.matchAll(step)) {
    if (colour) isWhite = isWhiteColour(operands ?? '', colour)
    else if (other === 'q') stack.push(isWhite)
    else if (other === 'Q') isWhite = stack.pop() ?? false
    else if (other === 'Do' || other === 'sh') return false
    else if (other && !isWhite) return false
    else if (show && isWhite) return true
  }
  return false
}

function isWhiteColour(operands: string, operator: string): boolean {
  const numbers = operands.trim().split(/\s+/).map(Number)
  return operator === 'k' ? numbers.every((n) => n < 0.05) : numbers.every((n) => n >= 0.95)
}

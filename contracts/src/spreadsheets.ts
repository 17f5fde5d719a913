/**
 * The begin of a cell that some spreadsheet would run as a formula. Blanks and line ends before the sign do not stop all of
 * them, nor do the full-width signs of East Asian keyboards; what follows may have any number of lines.
 */
export const formulaStart = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/

import type { Agreement } from '@colloquy/contracts/agreement'

const decimals = (value: number, digits: number) => {
  const text = value.toFixed(digits)
  return Number(text) === 0 ? (0).toFixed(digits) : text.replace('-', '−')
}

export const kappaText = (kappa: number | null) => (kappa === null ? '–' : decimals(kappa, 2))
export const levelsText = (levels: number) => decimals(levels, 1)
export const shareText = (share: number) => `${Math.round(share * 100)} %`

/** How much kappa is, as people say it; the bounds are Landis and Koch's (1977). */
export function kappaWord(kappa: number): string {
  if (kappa < 0) return 'worse than by chance'
  if (kappa <= 0.2) return 'slight'
  if (kappa <= 0.4) return 'fair'
  if (kappa <= 0.6) return 'moderate'
  return kappa <= 0.8 ? 'substantial' : 'almost perfect'
}

/** What the pairs say, in one or two sentences that are true of any of them. */
export function agreementSentence(agreement: Agreement, between: 'machine' | 'people'): string {
  if (agreement.certainty === 'too_few') {
    const have = agreement.pairs === 1 ? 'is 1 pair' : `are ${agreement.pairs} pairs`
    return `There ${have} of levels to compare. From ten on there are figures here.`
  }
  const { kappa, meanDifference, withinOne } = agreement
  const strength =
    kappa === null ? 'All levels were the same.' : `Agreement is ${kappaWord(kappa)} (kappa ${kappaText(kappa)}).`
  const near = `${shareText(withinOne)} of the levels are at most one apart.`
  const who = between === 'people' ? '' : ` ${milder(meanDifference)}`
  return `${strength} ${near}${who}`
}

function milder(difference: number): string {
  const levels = levelsText(Math.abs(difference))
  if (levels === levelsText(0)) return 'On average, people and the machine give the same.'
  return `On average, people give ${levels} levels ${difference > 0 ? 'more' : 'less'} than the machine.`
}

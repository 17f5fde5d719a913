import type { Agreement } from '@colloquy/contracts/agreement'
import classes from './agreement.module.css'
import { kappaText, levelsText, shareText } from './agreement-words.ts'

export type AgreementRow = { key: string; name: string; agreement: Agreement }

type AgreementTableProps = {
  caption: string
  /** What a row is: a month, a criterion, a position. */
  head: string
  rows: readonly AgreementRow[]
  between: 'machine' | 'people'
}

/** Figures by group. The bar shows the difference between people and machine at a glance; the number stands beside it. */
export function AgreementTable({ caption, head, rows, between }: AgreementTableProps) {
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">Pairs</th>
            <th scope="col">Kappa</th>
            <th scope="col">{between === 'machine' ? 'People − machine' : 'Apart'}</th>
            <th scope="col">Same</th>
            <th scope="col">At most one apart</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, agreement }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td>{agreement.pairs}</td>
              {agreement.certainty === 'too_few' ? (
                <td colSpan={4} className={classes.tooFew}>
                  too few to say anything
                </td>
              ) : (
                <>
                  <td>
                    {kappaText(agreement.kappa)}
                    {agreement.certainty === 'few' && <span className={classes.few}> few pairs</span>}
                  </td>
                  <td>
                    {between === 'machine' && <DifferenceBar levels={agreement.meanDifference} />}
                    {levelsText(between === 'machine' ? agreement.meanDifference : agreement.meanApart)}
                  </td>
                  <td>{shareText(agreement.same)}</td>
                  <td>{shareText(agreement.withinOne)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const widest = 2

/** From the middle to the right where people are milder, to the left where the machine is. */
function DifferenceBar({ levels }: { levels: number }) {
  const share = Math.min(Math.abs(levels), widest) / widest
  return (
    <span className={classes.bar} aria-hidden data-side={levels < 0 ? 'left' : 'right'}>
      <i style={{ width: `${share * 50}%` }} />
    </span>
  )
}

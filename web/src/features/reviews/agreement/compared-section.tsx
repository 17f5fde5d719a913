import type { Compared } from '@colloquy/contracts/agreement'
import { Section } from '../../../ui/section.tsx'
import classes from './agreement.module.css'
import { type AgreementRow, AgreementTable } from './agreement-table.tsx'
import { agreementSentence } from './agreement-words.ts'

type ComparedSectionProps = {
  title: string
  compared: Compared
  between: 'machine' | 'people'
  /** Of one position only: it needs no table of positions. */
  ofOnePosition: boolean
}

const criterionNames = {
  accuracy: 'Accuracy',
  completeness: 'Completeness',
  relevance: 'Relevance',
  timeliness: 'Timeliness',
} as const

/** One comparison: a sentence, then the figures by month, criterion and position. */
export function ComparedSection({ title, compared, between, ofOnePosition }: ComparedSectionProps) {
  const { overall, months, criteria, positions } = compared
  const all: AgreementRow = { key: 'all', name: 'All', agreement: overall }
  return (
    <Section title={title}>
      <p className={classes.sentence}>{agreementSentence(overall, between)}</p>
      {overall.certainty === 'few' && (
        <p className={classes.warning}>Fewer than thirty pairs: these figures may be chance.</p>
      )}
      {overall.pairs > 0 && (
        <>
          <AgreementTable
            caption="By month: a difference that grows is drift"
            head="Month"
            between={between}
            rows={[...months.map(({ month, agreement }) => ({ key: month, name: monthName(month), agreement })), all]}
          />
          <AgreementTable
            caption="By criterion"
            head="Criterion"
            between={between}
            rows={criteria.map(({ criterionId, agreement }) => ({
              key: criterionId,
              name: criterionNames[criterionId],
              agreement,
            }))}
          />
          {!ofOnePosition && (
            <AgreementTable
              caption="By position"
              head="Position"
              between={between}
              rows={positions.map(({ position, agreement }) => ({ key: position.id, name: position.title, agreement }))}
            />
          )}
        </>
      )}
    </Section>
  )
}

const monthName = (month: string) =>
  new Date(`${month}-01T00:00:00Z`).toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

import type { ReportCard } from '@colloquy/contracts/preflight'
import { ProblemNote } from '../../../app/problem-note.tsx'
import { QuietLoader } from '../../../ui/quiet-loader.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { outcomeText, ReportCardView } from './report-card-view.tsx'

type CardQuery = { currentData?: ReportCard | undefined; error?: unknown; isFetching: boolean; refetch: () => unknown }

/** The outcome of a pre-flight, as soon as it is there. */
export function CardOutcome({ query: { currentData: card, error, isFetching, refetch } }: { query: CardQuery }) {
  return (
    <div aria-live="polite">
      {isFetching && !card && <QuietLoader label="Trying the rubric" />}
      {!isFetching && <ProblemNote error={error} onRetry={refetch} />}
      {card && (
        <>
          <StateBadge tone={card.passed ? 'done' : 'failed'}>{outcomeText(card)}</StateBadge>
          <ReportCardView card={card} />
        </>
      )}
    </div>
  )
}

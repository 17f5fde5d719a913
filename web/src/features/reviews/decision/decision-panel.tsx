import type { InterviewDetail } from '@colloquy/contracts/interviews'
import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMay } from '../../../app/current-user.ts'
import { Loaded } from '../../../app/loaded.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { decisionWords } from '../../interviews/interview-words.ts'
import classes from '../review.module.css'
import { reasonWords } from '../review-words.ts'
import { useListDecisionsQuery } from '../reviews.api.ts'
import { DecisionForm } from './decision-form.tsx'

/** What was decided, by whom and why; and the form to decide. */
export function DecisionPanel({ interview }: { interview: InterviewDetail }) {
  const mayDecide = useMay('decisions.write')
  const decisions = useListDecisionsQuery({ params: { interviewId: interview.id } })
  const [again, form] = useDisclosure(false)
  return (
    <Loaded query={decisions}>
      {({ items }) => (
        <>
          {items.map(({ id, outcome, reasonCode, note, by, at }, index) => (
            <div key={id} className={classes.decision} data-former={index > 0 || undefined}>
              <StateBadge tone={decisionWords[outcome].tone}>{decisionWords[outcome].word}</StateBadge>
              <p>
                {reasonWords[reasonCode]}
                {note && `: ${note}`}
              </p>
              <p className={classes.saw}>
                {by.name}, <RelativeTime at={at} />
              </p>
            </div>
          ))}
          {!mayDecide && items.length === 0 && <p className={classes.saw}>Nothing is decided yet.</p>}
          {mayDecide && (items.length === 0 || again) && <DecisionForm interview={interview} onDone={form.close} />}
          {mayDecide && items.length > 0 && !again && (
            <Button variant="subtle" size="compact-sm" onClick={form.open}>
              Decide again
            </Button>
          )}
        </>
      )}
    </Loaded>
  )
}

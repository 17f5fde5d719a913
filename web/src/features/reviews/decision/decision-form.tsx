import type { InterviewDetail } from '@colloquy/contracts/interviews'
import type { DecisionOutcome, ReasonCode } from '@colloquy/contracts/reviews'
import { Button, Select, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { isApiProblem } from '../../../api/problem.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { ProblemNote } from '../../../app/problem-note.tsx'
import { ErrorPanel } from '../../../ui/error-panel.tsx'
import { rowChanged, rowRestored, selectRows } from '../../interviews/interviews-slice.ts'
import classes from '../review.module.css'
import { outcomeVerbs, reasonsFor, reasonWords } from '../review-words.ts'
import { useDecideMutation } from '../reviews.api.ts'

const outcomes: readonly DecisionOutcome[] = ['advance', 'hold', 'reject']

/** A person's act, with a reason. The list shows it at once and takes it back if the server refuses. */
export function DecisionForm({ interview, onDone }: { interview: InterviewDetail; onDone: () => void }) {
  const dispatch = useAppDispatch()
  const row = useAppSelector(selectRows)[interview.id]
  const [decide, { isLoading, error }] = useDecideMutation()
  const [outcome, setOutcome] = useState<DecisionOutcome | null>(null)
  const [reason, setReason] = useState<ReasonCode | null>(null)
  const [note, setNote] = useState('')
  const [hasTried, setHasTried] = useState(false)

  const submit = async () => {
    setHasTried(true)
    if (!outcome || !reason) return
    const { id } = interview
    dispatch(rowChanged({ id, changes: { decision: outcome, waitingFor: 'nobody' } }))
    const result = await decide({ params: { interviewId: id }, body: { outcome, reasonCode: reason, note } })
    if (!('error' in result)) onDone()
    else if (row) dispatch(rowRestored(row))
  }
  const notReviewed = isApiProblem(error) && error.code === 'not_reviewed_yet'
  return (
    <Stack gap="sm">
      <fieldset className={classes.outcomes}>
        <legend>Decision</legend>
        {outcomes.map((one) => (
          <Button
            key={one}
            size="xs"
            variant={outcome === one ? 'filled' : 'default'}
            aria-pressed={outcome === one}
            onClick={() => {
              setOutcome(one)
              setReason((before) => (before && reasonsFor[one].includes(before) ? before : null))
            }}
          >
            {outcomeVerbs[one]}
          </Button>
        ))}
      </fieldset>
      {outcome && (
        <>
          <Select
            label="Reason"
            size="sm"
            data={reasonsFor[outcome].map((value) => ({ value, label: reasonWords[value] }))}
            value={reason}
            onChange={(value) => setReason(reasonsFor[outcome].find((one) => one === value) ?? null)}
            error={hasTried && !reason ? 'Choose a reason.' : undefined}
          />
          <Textarea
            label="Note"
            size="sm"
            autosize
            minRows={2}
            maxLength={5000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {notReviewed ? (
            <ErrorPanel
              compact
              title="A person must review first"
              detail="Nothing was decided. Nobody is advanced or rejected on the machine’s levels alone: submit a review, then decide. You can put the candidate on hold meanwhile."
              referenceId={error.correlationId}
            />
          ) : (
            <ProblemNote error={error} />
          )}
          <Button size="sm" loading={isLoading} onClick={submit}>
            {outcomeVerbs[outcome]} this candidate
          </Button>
        </>
      )}
    </Stack>
  )
}

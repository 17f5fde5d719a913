import type { InterviewScore } from '@colloquy/contracts/scores'
import { Button, Textarea } from '@mantine/core'
import type { FormEvent } from 'react'
import { fieldErrors } from '../../../api/problem-text.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { notifyDone } from '../../../app/notify.tsx'
import { ProblemNote } from '../../../app/problem-note.tsx'
import { selectUser } from '../../session/session-slice.ts'
import { SaveState } from '../draft/save-state.tsx'
import { LevelChoice } from '../form/level-choice.tsx'
import { levelMeaning } from '../review-words.ts'
import classes from './queue.module.css'
import { draftRating, levelsOf } from './queue-autosave.ts'
import { contentOf, type RatingContent, ratingSubmitted, selectRatingDraft } from './queue-drafts-slice.ts'
import { useRateQueuedAnswerMutation } from './review-queue.api.ts'
import type { WaitingDetail } from './waiting-answer.tsx'

/** A person's levels for the criteria that wait; kept by itself, they stand once submitted. */
export function QueueRatingForm({ waiting, onSettled }: { waiting: WaitingDetail; onSettled: () => void }) {
  const { answerId, criteria, rubric, owner, text } = waiting
  const me = useAppSelector(selectUser)
  const dispatch = useAppDispatch()
  const draft = useAppSelector((state) => selectRatingDraft(state, answerId))
  const content = contentOf(draft, waiting.draft)
  const { levels, reason } = content
  const change = (part: Partial<RatingContent>) => dispatch(draftRating(answerId, { ...content, ...part }))
  const [rate, { isLoading, error }] = useRateQueuedAnswerMutation()
  const toRate = rubric.filter(({ id }) => criteria.includes(id))
  const isEmpty = text.trim() === ''
  const fields = fieldErrors(error)
  const refusedDraft = draft?.state === 'refused' ? draft.problem : null

  if (owner !== null && owner.id !== me?.id) {
    return <p className={classes.hint}>{owner.name} rates this answer. You can read it, and choose another one.</p>
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const given = levelsOf(content).filter(({ criterionId }) => criteria.includes(criterionId))
    const result = await rate({ params: { answerId }, body: { levels: given, reason } })
    if (!result.data) return
    dispatch(ratingSubmitted({ answerId }))
    const { stillWaiting, score } = result.data
    notifyDone(`Your levels stand. ${unsettledWords(stillWaiting)}${totalWords[score.kind] ?? ''}`)
    onSettled()
  }
  return (
    <form className={classes.form} noValidate onSubmit={submit} aria-label="Your levels">
      {isEmpty && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => change({ levels: Object.fromEntries(toRate.map(({ id }) => [id, 0])) })}
        >
          No answer: 0 for each
        </Button>
      )}
      {toRate.map(({ id, name, anchors }) => {
        const level = levels[id]
        const noteId = `note-${id}`
        return (
          <div key={id}>
            <LevelChoice
              label={name}
              name={id}
              value={level ?? null}
              anchors={anchors}
              disabled={isLoading}
              error={fields[`levels.${id}`]}
              noteId={noteId}
              onChange={(chosen) => change({ levels: { ...levels, [id]: chosen } })}
            />
            <p id={noteId} className={classes.meaning} data-error={fields[`levels.${id}`] ? true : undefined}>
              {level === undefined ? fields[`levels.${id}`] : levelMeaning(level, anchors)}
            </p>
          </div>
        )
      })}
      <Textarea
        label="Reason"
        description={isEmpty ? 'Not needed for 0 where nothing was written.' : 'A sentence: what decided it.'}
        autosize
        minRows={2}
        maxLength={1000}
        value={reason}
        error={fields.reason}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
      {Object.keys(fields).length === 0 && <ProblemNote error={error ?? refusedDraft} />}
      <div className={classes.submit}>
        <Button type="submit" loading={isLoading}>
          Submit levels
        </Button>
        <SaveState state={draft?.state ?? 'kept'} savedAt={draft?.savedAt ?? waiting.draft?.savedAt ?? null} />
      </div>
    </form>
  )
}

const unsettledWords = (count: number) =>
  count === 0
    ? 'No other answer of this interview is unsettled.'
    : `${count} more of this interview ${count === 1 ? 'is' : 'are'} unsettled.`

const totalWords: Partial<Record<InterviewScore['kind'], string>> = {
  human: ' It ranks now.',
  provisional: ' Its total is provisional until somebody reviews it.',
}

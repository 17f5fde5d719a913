import type { TemplateVersion } from '@colloquy/contracts/templates'
import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { isApiProblem } from '../../../api/problem.ts'
import { notifyDone } from '../../../app/notify.tsx'
import { ProblemNote } from '../../../app/problem-note.tsx'
import { usePublishTemplateVersionMutation } from '../positions.api.ts'
import classes from './template.module.css'
import { changesWeights, editedSlots, slotChoices, type TemplateEdit } from './template-edit.ts'

type PublishBarProps = {
  positionId: string
  version: TemplateVersion
  edit: TemplateEdit
  onDiscard: () => void
  onPublished: () => void
}

/** Floats while something is changed. A version that somebody else published meanwhile is not overwritten. */
export function PublishBar({ positionId, version, edit, onDiscard, onPublished }: PublishBarProps) {
  const [publish, { isLoading, error }] = usePublishTemplateVersionMutation()
  const [basedOn] = useState(version.number)
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const count = Object.keys(edit).length
  if (count === 0) return null

  const wantsReason = changesWeights(version, edit) || (isApiProblem(error) && error.code === 'reason_required')
  const lacksReason = hasTried && wantsReason && !reason.trim()
  const isConflict = isApiProblem(error) && error.code === 'version_conflict'
  const submit = async () => {
    setHasTried(true)
    if (wantsReason && !reason.trim()) return
    const result = await publish({
      params: { positionId },
      body: {
        slots: slotChoices(editedSlots(version, edit)),
        pausesAllowed: version.definition.pausesAllowed,
        ...(reason.trim() ? { reason } : {}),
      },
      ifMatch: isConflict ? version.number : basedOn,
    })
    if ('error' in result) return
    notifyDone(`Version ${result.data.number} is published.`)
    onPublished()
  }
  return (
    <div className={classes.publish}>
      {!lacksReason && <ProblemNote error={error} />}
      <TextInput
        label={count === 1 ? '1 question is changed. Why?' : `${count} questions are changed. Why?`}
        description={wantsReason ? 'The weights change what a score means, so a reason is needed.' : 'Optional'}
        value={reason}
        maxLength={500}
        error={lacksReason ? 'Say why the weights are different.' : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button variant="default" onClick={onDiscard}>
          Discard
        </Button>
        <Button loading={isLoading} onClick={submit}>
          {isConflict ? `Publish over version ${version.number}` : 'Publish new version'}
        </Button>
      </Group>
    </div>
  )
}

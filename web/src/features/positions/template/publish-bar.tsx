import type { TemplateDefinition, TemplateVersion } from '@colloquy/contracts/templates'
import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { isApiProblem } from '../../../api/problem.ts'
import { notifyDone } from '../../../app/notify.tsx'
import { ProblemNote } from '../../../app/problem-note.tsx'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { usePublishTemplateVersionMutation } from '../positions.api.ts'
import { PublishRefusal } from './publish-refusal.tsx'
import classes from './template.module.css'
import { changesBetween } from './template-changes.ts'
import { changeOf, changesWeights } from './template-edit.ts'
import { ChangeList } from './version-list.tsx'

type PublishBarProps = {
  positionId: string
  /** What the changes were made on. */
  base: TemplateVersion
  present: TemplateVersion
  edited: TemplateDefinition
  onDiscard: () => void
  onPublished: () => void
}

/** Floats while something is changed. A version that somebody else published meanwhile is not overwritten. */
export function PublishBar({ positionId, base, present, edited, onDiscard, onPublished }: PublishBarProps) {
  const [publish, { isLoading, error }] = usePublishTemplateVersionMutation()
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const changes = changesBetween(base.definition, edited)

  const code = isApiProblem(error) ? error.code : null
  const wantsReason = changesWeights(base.definition, edited) || code === 'reason_required'
  const lacksReason = hasTried && wantsReason && !reason.trim()
  const isConflict = code === 'version_conflict' || present.number !== base.number
  const submit = async () => {
    setHasTried(true)
    if (wantsReason && !reason.trim()) return
    const result = await publish({
      params: { positionId },
      body: { ...changeOf(present.definition, edited), ...(reason.trim() ? { reason } : {}) },
      ifMatch: present.number,
    })
    if ('error' in result) return
    notifyDone(`Version ${result.data.number} is published.`)
    onPublished()
  }
  return (
    <div className={classes.publish}>
      {!lacksReason && code === 'preflight_failed' && isApiProblem(error) && <PublishRefusal problem={error} />}
      {!lacksReason && code !== 'preflight_failed' && code !== 'version_conflict' && <ProblemNote error={error} />}
      {isConflict && (
        <div role="alert" className={classes.conflict}>
          <strong>Somebody published version {present.number} in the meantime.</strong> Your changes are still here.
          What that version changed:
          <ChangeList changes={changesBetween(base.definition, present.definition)} />
        </div>
      )}
      <div className={classes.wide}>
        <Disclosure
          label={changes.length === 1 ? '1 change, not published' : `${changes.length} changes, not published`}
        >
          <ChangeList changes={changes} />
        </Disclosure>
      </div>
      <TextInput
        label="Why?"
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
          {isConflict ? `Publish over version ${present.number}` : 'Publish new version'}
        </Button>
      </Group>
    </div>
  )
}

import type { Question } from '@colloquy/contracts/questions'
import type { TemplateSlot } from '@colloquy/contracts/templates'
import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { Loaded } from '../../../app/loaded.tsx'
import { ApproveDraftDialog } from '../../questions/drafts/approve-draft-dialog.tsx'
import { DraftForm } from '../../questions/drafts/draft-form.tsx'
import { useReadPositionQuery } from '../positions.api.ts'
import classes from './template.module.css'
import { questionFromBank } from './template-edit.ts'

type DraftDialogProps = {
  positionId: string
  model: string
  slot: TemplateSlot
  onPick: (question: TemplateSlot['question']) => void
  onClose: () => void
}

/** Has a model draft questions for one place of this position's template; a person approves the one that is taken. */
export function DraftDialog({ positionId, model, slot, onPick, onClose }: DraftDialogProps) {
  const position = useReadPositionQuery({ params: { positionId } })
  const [read, setRead] = useState<Question | null>(null)
  return (
    <>
      <Modal
        opened
        onClose={onClose}
        title="Draft a question for this place"
        size="xl"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Loaded query={position}>
          {({ title, description }) => (
            <DraftForm
              model={model}
              wanted={{
                about: [title, description].filter(Boolean).join('\n'),
                topic: slot.question?.topic ?? 'javascript',
                difficulty: slot.difficulty,
                count: 2,
                positionId,
              }}
            >
              {(draft) => (
                <div className={classes.draft}>
                  <p>{draft.prompt}</p>
                  <Button size="xs" variant="default" onClick={() => setRead(draft)}>
                    Read and approve
                  </Button>
                </div>
              )}
            </DraftForm>
          )}
        </Loaded>
      </Modal>
      {read && (
        <ApproveDraftDialog
          draft={read}
          onClose={() => setRead(null)}
          onApproved={(question) => onPick(questionFromBank(question))}
        />
      )}
    </>
  )
}

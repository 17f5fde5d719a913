import type { TemplateSlot } from '@colloquy/contracts/templates'
import { Text } from '@mantine/core'
import { useState } from 'react'
import { useMay } from '../../../app/current-user.ts'
import { Loaded } from '../../../app/loaded.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { useReadPositionTemplateQuery } from '../positions.api.ts'
import { PublishBar } from './publish-bar.tsx'
import { QuestionPicker } from './question-picker.tsx'
import { SlotCard } from './slot-card.tsx'
import { editedSlots, type TemplateEdit } from './template-edit.ts'

/** The questions of a position, slot by slot. Changes are gathered and published as a new version. */
export function TemplatePanel({ positionId }: { positionId: string }) {
  const template = useReadPositionTemplateQuery({ params: { positionId } })
  const mayPublish = useMay('templates.publish')
  const [edit, setEdit] = useState<TemplateEdit>({})
  const [picking, setPicking] = useState<TemplateSlot | null>(null)
  return (
    <Loaded query={template} skeleton={<RowsSkeleton rows={6} height={88} />}>
      {(version) => {
        const slots = editedSlots(version, edit)
        const taken = slots.flatMap(({ question }) => question?.questionId ?? [])
        return (
          <>
            <Text size="sm" c="dimmed" mb="md">
              Version {version.number}, published <RelativeTime at={version.publishedAt} />. Candidates who are invited
              already keep the version that they were invited with.
            </Text>
            {slots.map((slot, index) => (
              <SlotCard
                key={slot.id}
                number={index + 1}
                slot={slot}
                changed={edit[slot.id] !== undefined}
                editable={mayPublish}
                onSwap={() => setPicking(slot)}
                onChange={(change) => setEdit({ ...edit, [slot.id]: { ...edit[slot.id], ...change } })}
              />
            ))}
            <PublishBar
              positionId={positionId}
              version={version}
              edit={edit}
              onDiscard={() => setEdit({})}
              onPublished={() => setEdit({})}
            />
            {picking && (
              <QuestionPicker
                slot={picking}
                taken={taken}
                onClose={() => setPicking(null)}
                onPick={(question) => {
                  setEdit({ ...edit, [picking.id]: { ...edit[picking.id], question } })
                  setPicking(null)
                }}
              />
            )}
          </>
        )
      }}
    </Loaded>
  )
}

import type { TemplateSlot, TemplateVersion } from '@colloquy/contracts/templates'
import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useMay } from '../../../app/current-user.ts'
import { Loaded } from '../../../app/loaded.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { Section } from '../../../ui/section.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { QuestionDialog } from '../../questions/editor/question-dialog.tsx'
import { emptyWords } from '../../questions/editor/question-words.ts'
import { useReadDraftingQuery } from '../../questions/questions.api.ts'
import { useReadPositionTemplateQuery } from '../positions.api.ts'
import { CourseFields } from './course-fields.tsx'
import { CriteriaFields } from './criteria-fields.tsx'
import { DraftDialog } from './draft-dialog.tsx'
import { PublishBar } from './publish-bar.tsx'
import { QuestionPicker } from './question-picker.tsx'
import { type SlotAct, SlotCard } from './slot-card.tsx'
import * as edit from './template-edit.ts'
import { VersionList } from './version-list.tsx'

/** The template of a position: its questions, how they are scored, how the interview runs, and its versions. */
export function TemplatePanel({ positionId }: { positionId: string }) {
  const template = useReadPositionTemplateQuery({ params: { positionId } })
  return (
    <Loaded query={template} skeleton={<RowsSkeleton rows={6} height={88} />}>
      {(version) => <TemplateEditor positionId={positionId} present={version} />}
    </Loaded>
  )
}

type Draft = { base: TemplateVersion; edited: TemplateVersion['definition'] }
type Open = { dialog: 'swap' | 'write' | 'draft'; slotId: string }

/** Changes are gathered here and published together as a new version. */
function TemplateEditor({ positionId, present }: { positionId: string; present: TemplateVersion }) {
  const mayPublish = useMay('templates.publish')
  const mayTry = useMay('questions.write')
  const model = useReadDraftingQuery(undefined, { skip: !mayPublish || !mayTry }).data?.model ?? null
  const [draft, setDraft] = useState<Draft | null>(null)
  const [open, setOpen] = useState<Open | null>(null)
  const [tried, setTried] = useState(false)
  const { base, edited } = draft ?? { base: present, edited: present.definition }
  const isEdited = JSON.stringify(edited) !== JSON.stringify(base.definition)
  const change = (next: Draft['edited']) => setDraft({ base, edited: next })
  const published = new Map(base.definition.slots.map((slot) => [slot.id, JSON.stringify(slot)]))
  const opened = open && edited.slots.find(({ id }) => id === open.slotId)
  const put = (slotId: string, question: TemplateSlot['question']) => {
    change(edit.withSlot(edited, slotId, { question }))
    setOpen(null)
  }
  const act = (slotId: string, what: SlotAct) => {
    if (what === 'remove') change(edit.withoutSlot(edited, slotId))
    else if (what === 'up' || what === 'down') change(edit.withSlotMoved(edited, slotId, what === 'up' ? -1 : 1))
    else setOpen({ dialog: what, slotId })
  }
  return (
    <>
      <Text size="sm" c="dimmed" mb="md">
        Version {present.number}, published <RelativeTime at={present.publishedAt} />. Candidates who are invited
        already keep the version that they were invited with.
      </Text>
      {edited.slots.map((slot, index) => (
        <SlotCard
          key={slot.id}
          number={index + 1}
          last={index === edited.slots.length - 1}
          slot={slot}
          changed={published.get(slot.id) !== JSON.stringify(slot)}
          editable={mayPublish}
          draftable={model !== null}
          tried={tried}
          onChange={(part) => change(edit.withSlot(edited, slot.id, part))}
          onAct={(what) => act(slot.id, what)}
        />
      ))}
      {mayPublish && (
        <Group gap="xs" mt="sm" mb="lg">
          <Button size="xs" variant="default" onClick={() => change(edit.withNewSlot(edited))}>
            Add a question
          </Button>
          <Button size="xs" variant="default" onClick={() => change(edit.untimed(edited))}>
            Take all limits away
          </Button>
          <Button size="xs" variant="default" onClick={() => change(edit.weighted(edited, 'alike'))}>
            Weigh all alike
          </Button>
          <Button size="xs" variant="default" onClick={() => change(edit.weighted(edited, 'difficulty'))}>
            Weigh by difficulty
          </Button>
          {mayTry && (
            <Button size="xs" variant="default" disabled={tried} onClick={() => setTried(true)}>
              Try the rubrics
            </Button>
          )}
        </Group>
      )}
      <Section title="How answers are scored">
        <CriteriaFields
          criteria={edited.criteria}
          editable={mayPublish}
          onChange={(criteria) => change({ ...edited, criteria })}
        />
      </Section>
      <Section title="How the interview runs">
        <CourseFields {...edited} editable={mayPublish} onChange={(part) => change({ ...edited, ...part })} />
      </Section>
      <Section title="Versions">
        <VersionList positionId={positionId} />
      </Section>
      {isEdited && (
        <PublishBar
          positionId={positionId}
          base={base}
          present={present}
          edited={edited}
          onDiscard={() => setDraft(null)}
          onPublished={() => setDraft(null)}
        />
      )}
      {opened && open.dialog === 'swap' && (
        <QuestionPicker
          slot={opened}
          taken={edited.slots.flatMap(({ question }) => question?.questionId ?? [])}
          onClose={() => setOpen(null)}
          onPick={(question) => put(opened.id, question)}
        />
      )}
      {opened && open.dialog === 'draft' && model && (
        <DraftDialog
          positionId={positionId}
          model={model}
          slot={opened}
          onClose={() => setOpen(null)}
          onPick={(question) => put(opened.id, question)}
        />
      )}
      {opened && open.dialog === 'write' && (
        <QuestionDialog
          title={opened.question ? 'Edit the question for this template' : 'Write a question for this template'}
          words={opened.question ?? emptyWords()}
          submit="Use it here"
          onClose={() => setOpen(null)}
          onSubmit={(words) => put(opened.id, edit.inOwnWords(opened.question, words))}
        />
      )}
    </>
  )
}

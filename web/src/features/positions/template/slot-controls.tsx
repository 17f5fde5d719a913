import { Difficulty } from '@colloquy/contracts/question-bank'
import type { TemplateSlot } from '@colloquy/contracts/templates'
import { ActionIcon, Button, Group, NativeSelect, NumberInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { difficultyOptions } from '../topic-words.ts'
import type { SlotAct } from './slot-card.tsx'
import classes from './template.module.css'

type SlotControlsProps = {
  number: number
  last: boolean
  slot: TemplateSlot
  draftable: boolean
  onChange: (change: Partial<TemplateSlot>) => void
  onAct: (act: SlotAct) => void
}

const small = { size: 'md', variant: 'subtle', color: 'gray' } as const

/** What can be changed of one place. An empty limit means untimed. */
export function SlotControls({ number, last, slot, draftable, onChange, onAct }: SlotControlsProps) {
  const { difficulty, limitSeconds, weight, question } = slot
  return (
    <div className={classes.controls}>
      <NumberInput
        size="xs"
        label="Limit, s"
        placeholder="none"
        min={5}
        max={7200}
        step={30}
        value={limitSeconds ?? ''}
        onChange={(value) => onChange({ limitSeconds: value === '' ? null : Number(value) })}
      />
      <NumberInput
        size="xs"
        label="Weight"
        min={0.1}
        max={10}
        step={0.5}
        value={weight}
        onChange={(value) => value !== '' && onChange({ weight: Number(value) })}
      />
      <NativeSelect
        size="xs"
        label="Difficulty"
        data={difficultyOptions}
        value={difficulty}
        onChange={(event) => onChange({ difficulty: Difficulty.catch(difficulty).parse(event.currentTarget.value) })}
      />
      <Group gap={4} className={classes.acts}>
        <Button size="compact-xs" variant="default" onClick={() => onAct('swap')}>
          {question ? 'Swap' : 'Choose'}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => onAct('write')}>
          {question ? 'Edit' : 'Write'}
        </Button>
        {draftable && (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`Draft question ${number} with AI`}
            onClick={() => onAct('draft')}
          >
            Draft
          </Button>
        )}
        <ActionIcon
          {...small}
          disabled={number === 1}
          aria-label={`Move question ${number} up`}
          onClick={() => onAct('up')}
        >
          <IconArrowUp size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          {...small}
          disabled={last}
          aria-label={`Move question ${number} down`}
          onClick={() => onAct('down')}
        >
          <IconArrowDown size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon {...small} aria-label={`Remove question ${number}`} onClick={() => onAct('remove')}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Group>
    </div>
  )
}

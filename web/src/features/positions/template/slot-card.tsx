import type { TemplateSlot } from '@colloquy/contracts/templates'
import { Button, NumberInput } from '@mantine/core'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { durationText } from '../../../ui/moments.ts'
import { AnchorList } from '../../interviews/transcript/judgement/anchors.tsx'
import { difficultyWords, topicWords } from '../topic-words.ts'
import classes from './template.module.css'
import type { SlotEdit } from './template-edit.ts'

type SlotCardProps = {
  number: number
  slot: TemplateSlot
  changed: boolean
  editable: boolean
  onSwap: () => void
  onChange: (change: SlotEdit) => void
}

/** One place in the interview: how hard, how long, how much it counts, and the question that stands in it. */
export function SlotCard({ number, slot, changed, editable, onSwap, onChange }: SlotCardProps) {
  const { difficulty, limitSeconds, weight, question } = slot
  return (
    <article className={classes.slot} aria-label={`Question ${number}`} data-changed={changed || undefined}>
      <div className={classes.number}>{number}</div>
      <div className={classes.question}>
        <p className={classes.meta}>
          {difficultyWords[difficulty]}
          {question && `, ${topicWords[question.topic]}`}
          {!editable && `, ${limitSeconds === null ? 'no time limit' : durationText(limitSeconds)}, weight ${weight}`}
          {changed && <strong> changed, not published</strong>}
        </p>
        {question ? (
          <>
            <p className={classes.prompt}>{question.prompt}</p>
            <Disclosure label="What the levels mean">
              <AnchorList anchors={question.rubric.anchors} />
            </Disclosure>
          </>
        ) : (
          <p className={classes.empty}>No question is chosen yet.</p>
        )}
      </div>
      {editable && (
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
          <Button size="xs" variant="default" onClick={onSwap}>
            {question ? 'Swap' : 'Choose'}
          </Button>
        </div>
      )}
    </article>
  )
}

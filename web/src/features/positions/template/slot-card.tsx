import type { TemplateSlot } from '@colloquy/contracts/templates'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { durationText } from '../../../ui/moments.ts'
import { AnchorList } from '../../interviews/transcript/judgement/anchors.tsx'
import { Preflight } from '../../questions/preflight/preflight.tsx'
import { difficultyWords, topicWords } from '../topic-words.ts'
import { SlotControls } from './slot-controls.tsx'
import classes from './template.module.css'

type SlotCardProps = {
  number: number
  last: boolean
  slot: TemplateSlot
  changed: boolean
  editable: boolean
  /** A model can draft a question for it. */
  draftable: boolean
  /** The pre-flight of every question was asked for. */
  tried: boolean
  onChange: (change: Partial<TemplateSlot>) => void
  onAct: (act: SlotAct) => void
}
export type SlotAct = 'swap' | 'write' | 'draft' | 'remove' | 'up' | 'down'

const sourceWords = { edited: 'edited for this template', written: 'written for this template' }

/** One place in the interview: how hard, how long, how much it counts, and the question that stands in it. */
export function SlotCard(props: SlotCardProps) {
  const { number, last, slot, changed, editable, draftable, tried, onChange, onAct } = props
  const { difficulty, limitSeconds, weight, question } = slot
  return (
    <article className={classes.slot} aria-label={`Question ${number}`} data-changed={changed || undefined}>
      <div className={classes.number}>{number}</div>
      <div className={classes.question}>
        <p className={classes.meta}>
          {difficultyWords[difficulty]}
          {question && `, ${topicWords[question.topic]}`}
          {question?.source && `, ${sourceWords[question.source]}`}
          {!editable && `, ${limitSeconds === null ? 'no time limit' : durationText(limitSeconds)}, weight ${weight}`}
          {changed && <strong> changed, not published</strong>}
        </p>
        {question ? (
          <>
            <p className={classes.prompt}>{question.prompt}</p>
            <Disclosure label="What the levels mean">
              <AnchorList anchors={question.rubric.anchors} />
            </Disclosure>
            {tried && <Preflight prompt={question.prompt} rubric={question.rubric} />}
          </>
        ) : (
          <p className={classes.empty}>No question is chosen yet.</p>
        )}
      </div>
      {editable && <SlotControls {...{ number, last, slot, draftable, onChange, onAct }} />}
    </article>
  )
}

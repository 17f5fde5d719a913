import { Textarea } from '@mantine/core'
import type { ClipboardEventHandler, FocusEvent } from 'react'
import classes from './question-page.module.css'

type AnswerAreaProps = {
  label: string
  value: string
  readOnly: boolean
  onChange: (text: string) => void
  onPaste?: ClipboardEventHandler<HTMLTextAreaElement>
}

const longestAnswer = 40_000

export function AnswerArea({ label, value, readOnly, onChange, onPaste }: AnswerAreaProps) {
  return (
    <Textarea
      label={label}
      classNames={{ input: classes.area ?? '', label: classes.label ?? '' }}
      value={value}
      readOnly={readOnly}
      maxLength={longestAnswer}
      autosize
      minRows={7}
      onFocus={writeOnAtTheEnd}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...(onPaste ? { onPaste } : {})}
    />
  )
}

/** A browser puts the cursor before a text that it did not type; people go on behind it. */
function writeOnAtTheEnd({ currentTarget: area }: FocusEvent<HTMLTextAreaElement>) {
  if (area.selectionEnd === 0) area.setSelectionRange(area.value.length, area.value.length)
}

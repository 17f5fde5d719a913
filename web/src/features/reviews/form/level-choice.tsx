import type { HumanLevel, Level } from '@colloquy/contracts/vocabulary'
import type { KeyboardEvent } from 'react'
import classes from '../review.module.css'
import { levelMeaning } from '../review-words.ts'

const levels: readonly HumanLevel[] = [0, 1, 2, 3, 4, 5]

type LevelChoiceProps = {
  label: string
  name: string
  value: HumanLevel | null
  anchors: Record<Level, string>
  disabled?: boolean
  error?: string | undefined
  /** Id of the line that says what is chosen or missing. */
  noteId: string
  onChange: (level: HumanLevel) => void
  onFocus?: () => void
}

/** The levels as radio buttons, 0 for no answer: arrows and digits choose. */
export function LevelChoice({
  label,
  name,
  value,
  anchors,
  disabled,
  error,
  noteId,
  onChange,
  onFocus,
}: LevelChoiceProps) {
  const chooseByDigit = (event: KeyboardEvent) => {
    const level = levels.find((one) => String(one) === event.key)
    if (level === undefined || disabled || event.ctrlKey || event.metaKey || event.altKey) return
    onChange(level)
    event.currentTarget.querySelector<HTMLInputElement>(`input[value="${level}"]`)?.focus()
  }
  return (
    <fieldset
      className={classes.choice}
      data-key={name}
      data-error={error ? true : undefined}
      aria-describedby={noteId}
      disabled={disabled}
      onKeyDown={chooseByDigit}
      // A mouse button moves the focus when it goes down; what scrolls then takes the level away from under it.
      onFocus={(event) => event.target.matches(':focus-visible') && onFocus?.()}
    >
      <legend>{label}</legend>
      <div className={classes.levels}>
        {levels.map((level) => (
          <label key={level} title={levelMeaning(level, anchors)} data-chosen={value === level || undefined}>
            <input
              type="radio"
              name={name}
              value={level}
              checked={value === level}
              onChange={() => {
                onChange(level)
                onFocus?.()
              }}
              aria-label={`${level}: ${levelMeaning(level, anchors)}`}
            />
            {level}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

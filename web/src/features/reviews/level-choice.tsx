import type { Level } from '@colloquy/contracts/vocabulary'
import { type KeyboardEvent, useId } from 'react'
import classes from './review.module.css'

const levels: readonly Level[] = [1, 2, 3, 4, 5]

type LevelChoiceProps = {
  label: string
  name: string
  value: Level | null
  anchors: Record<Level, string>
  disabled?: boolean
  error?: string | undefined
  onChange: (level: Level) => void
  onFocus?: () => void
}

/** Five levels as radio buttons: arrows and the digits 1–5 choose; the chosen level's meaning stands below. */
export function LevelChoice({ label, name, value, anchors, disabled, error, onChange, onFocus }: LevelChoiceProps) {
  const noteId = useId()
  const chooseByDigit = (event: KeyboardEvent) => {
    const level = levels.find((one) => String(one) === event.key)
    if (level && !disabled && !event.ctrlKey && !event.metaKey && !event.altKey) onChange(level)
  }
  return (
    <fieldset
      className={classes.choice}
      data-key={name}
      data-error={error ? true : undefined}
      aria-describedby={noteId}
      disabled={disabled}
      onKeyDown={chooseByDigit}
      onFocus={onFocus}
    >
      <legend>{label}</legend>
      <div className={classes.levels}>
        {levels.map((level) => (
          <label key={level} title={anchors[level]} data-chosen={value === level || undefined}>
            <input
              type="radio"
              name={name}
              value={level}
              checked={value === level}
              onChange={() => onChange(level)}
              aria-label={`${level}: ${anchors[level]}`}
            />
            {level}
          </label>
        ))}
      </div>
      <p id={noteId} className={classes.note}>
        {error ?? (value && anchors[value])}
      </p>
    </fieldset>
  )
}

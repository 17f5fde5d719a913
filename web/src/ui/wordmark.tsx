import classes from './wordmark.module.css'

export function Wordmark() {
  return (
    <span className={classes.wordmark}>
      <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
        <path
          className={classes.front}
          d="M4 8a5 5 0 0 1 5-5h9a5 5 0 0 1 5 5v5a5 5 0 0 1-5 5h-6l-6 5v-5.600A5 5 0 0 1 4 13z"
        />
        <path
          className={classes.back}
          d="M25.500 11a5 5 0 0 1 3.500 4.500v4a5 5 0 0 1-2.500 4.300V29l-5.300-4.500H16a5 5 0 0 1-4.400-3l.9-.7h6a7 7 0 0 0 7-7z"
        />
      </svg>
      Colloquy
    </span>
  )
}

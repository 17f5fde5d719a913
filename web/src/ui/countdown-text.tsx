/** Remaining time in figures that do not dance: "3:05". */
export function CountdownText({ remainingMs, label = 'left' }: { remainingMs: number; label?: string }) {
  const seconds = Math.max(0, Math.ceil(remainingMs / 1000))
  const minutes = Math.floor(seconds / 60)
  return (
    <span className="tabular">
      {minutes}:{String(seconds % 60).padStart(2, '0')} {label}
    </span>
  )
}

import type { AnswerScore } from '@colloquy/contracts/scores'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import { jumpTo } from '../answer/jump.ts'
import classes from '../transcript.module.css'

/** Which points of a complete answer were found, and where. */
export function KeyPoints({ questionId, points }: { questionId: string; points: AnswerScore['keyPoints'] }) {
  if (points.length === 0) return null
  const found = points.filter((point) => point.found)
  return (
    <div>
      <h4 className={classes.small}>
        Key points: {found.length} of {points.length} found
      </h4>
      <ul className={classes.points}>
        {points.map((point) => (
          <li key={point.id} data-found={point.found || undefined}>
            {point.found ? (
              <IconCheck size={15} stroke={2} role="img" aria-label="Found" />
            ) : (
              <IconMinus size={15} stroke={2} role="img" aria-label="Missing" />
            )}
            {point.evidence.length > 0 ? (
              <button type="button" className={classes.jump} onClick={() => jumpTo(questionId, point.evidence)}>
                {point.text}
              </button>
            ) : (
              <span>{point.text}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

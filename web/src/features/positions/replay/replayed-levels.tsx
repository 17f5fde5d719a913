import { Loaded } from '../../../app/loaded.tsx'
import { TextSkeleton } from '../../../ui/skeletons.tsx'
import { levelText } from '../../interviews/transcript/judgement/score-words.ts'
import classes from './replay.module.css'
import { useReadReplayedLevelsQuery } from './replays.api.ts'

type ReplayedLevelsProps = { replayId: string; interviewId: string }

/** Old and new level of each criterion that would change. */
export function ReplayedLevels({ replayId, interviewId }: ReplayedLevelsProps) {
  const levels = useReadReplayedLevelsQuery({ params: { replayId, interviewId } })
  return (
    <Loaded query={levels} skeleton={<TextSkeleton lines={3} />}>
      {({ hidden, items }) =>
        hidden ? (
          <p className={classes.facts}>The machine’s levels are hidden until your review of this interview is in.</p>
        ) : (
          <ul className={classes.levels}>
            {items.map(({ questionId, number, criterionId, before, after }) => (
              <li key={`${questionId} ${criterionId}`}>
                Question {number}, {criterionId}: {levelText(before)} → {levelText(after)}
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}

import type { AnswerScore } from '@colloquy/contracts/scores'
import type { Criterion } from '@colloquy/contracts/templates'
import { RelativeTime } from '../../../../ui/relative-time.tsx'
import { ScoreText } from '../../score-text.tsx'
import classes from '../transcript.module.css'
import { flagText, levelText, whyText } from './score-words.ts'

/** What the machine gave, criterion by criterion, and by whose hand. */
export function MachineLevels({ score, criteria }: { score: AnswerScore; criteria: readonly Criterion[] }) {
  const stopgaps = new Set(score.criteria.flatMap((one) => (one.status === 'provisional' ? [one.why] : [])))
  return (
    <div>
      <dl className={classes.levels}>
        {score.criteria.map((one) => {
          const criterion = criteria.find(({ id }) => id === one.criterionId)
          const level = 'level' in one ? one.level : null
          return (
            <div key={one.criterionId} title={level && criterion ? criterion.anchors[level] : undefined}>
              <dt>
                {criterion?.name ?? one.criterionId} {criterion && <span>{criterion.weight} %</span>}
              </dt>
              <dd data-status={one.status}>
                {level !== null && <LevelDots level={level} />}
                {levelText(one)}
              </dd>
            </div>
          )
        })}
        <div className={classes.total}>
          <dt>This answer</dt>
          <dd>
            <ScoreText score={score} />
          </dd>
        </div>
      </dl>
      <p className={classes.by}>
        By {score.gradedBy}, <RelativeTime at={score.gradedAt} />, {Math.round(score.confidence * 100)} % sure
        {[...stopgaps].map((why) => `; provisional: ${whyText(why)}`)}
      </p>
      {score.flags.map((flag) => (
        <p key={flag} className={classes.flag}>
          {flagText(flag)}
        </p>
      ))}
    </div>
  )
}

function LevelDots({ level }: { level: number }) {
  return (
    <span className={classes.dots} aria-hidden>
      {[1, 2, 3, 4, 5].map((dot) => (
        <i key={dot} data-on={dot <= level || undefined} />
      ))}
    </span>
  )
}

import type { InterviewDetail } from '@colloquy/contracts/interviews'
import { Anchor, Button, Group, Title } from '@mantine/core'
import { Link } from 'react-router'
import { useMay } from '../../../app/current-user.ts'
import { paths } from '../../../app/paths.ts'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { nameHiddenWords, nameOf, stateOf, waitingWords } from '../interview-words.ts'
import { SteerMenu } from '../person/steer-menu.tsx'
import { ScoreText } from '../score-text.tsx'
import classes from './candidate.module.css'

/** Who, for what, in which state, with which score: the facts that one looks for first. */
export function CandidateHeader({ interview }: { interview: InterviewDetail }) {
  const { candidate, position, score, waitingFor, humanRequested, questions, lastEventAt, decision } = interview
  const state = stateOf(interview)
  const mayRead = useMay('reports.read')
  const answered = questions.filter((question) => question.state === 'answered').length
  return (
    <header className={classes.header}>
      <div>
        <Title order={1} size="h2">
          {nameOf(candidate)}
        </Title>
        <div className={classes.facts} aria-live="polite">
          <Anchor component={Link} to={paths.position(position.id)} size="sm">
            {position.title}
          </Anchor>
          <StateBadge tone={state.tone}>{state.word}</StateBadge>
          {score && <ScoreText score={score} />}
          <span>
            {answered} of {interview.questions.length} answered
          </span>
          {waitingFor !== 'nobody' && <span>waits for {waitingWords[waitingFor]}</span>}
          <span>
            last event <RelativeTime at={lastEventAt} />
          </span>
          {interview.nameHidden && <span>{nameHiddenWords}</span>}
          {humanRequested && <strong className={classes.human}>Asked that a person looks at the answers</strong>}
        </div>
      </div>
      <Group gap="xs">
        {mayRead && (
          <Button component="a" size="xs" variant="default" href={paths.interviewReport(interview.id)} download>
            Report as PDF
          </Button>
        )}
        {mayRead && (decision === 'advance' || decision === 'reject') && (
          <Button component={Link} size="xs" variant="default" to={paths.packet(interview.id)}>
            Decision packet
          </Button>
        )}
        <SteerMenu interview={interview} />
      </Group>
    </header>
  )
}

import type { DecisionPacket } from '@colloquy/contracts/decision-packet'
import { Anchor, Button } from '@mantine/core'
import { Link, useParams } from 'react-router'
import { Loaded } from '../../../app/loaded.tsx'
import { paths } from '../../../app/paths.ts'
import { exactMoment } from '../../../ui/moments.ts'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Section } from '../../../ui/section.tsx'
import { TextSkeleton } from '../../../ui/skeletons.tsx'
import { nameOf } from '../interview-words.ts'
import { useReadDecisionPacketQuery } from './packet.api.ts'
import classes from './packet.module.css'
import { PacketAnswer } from './packet-answer.tsx'
import { PacketAudit } from './packet-audit.tsx'
import { PacketDecision } from './packet-decision.tsx'
import { PacketNotice } from './packet-notice.tsx'

/** The record of a decision on one page, to be read, printed or kept as JSON. */
export function PacketPage() {
  const { interviewId = '' } = useParams()
  const packet = useReadDecisionPacketQuery({ params: { interviewId } })
  return (
    <PageFrame
      title="Decision packet"
      lead="Everything that this decision rests on."
      actions={packet.data && <PacketActions interviewId={interviewId} />}
    >
      <Anchor component={Link} to={paths.interview(interviewId)} size="sm" className={classes.back}>
        Back to the candidate
      </Anchor>
      <Loaded query={packet} skeleton={<TextSkeleton lines={16} />}>
        {(data) => <Packet packet={data} />}
      </Loaded>
    </PageFrame>
  )
}

function PacketActions({ interviewId }: { interviewId: string }) {
  return (
    <span className={classes.actions}>
      <Button variant="default" onClick={() => window.print()}>
        Print
      </Button>
      <Button
        component="a"
        variant="default"
        href={paths.decisionPacket(interviewId)}
        download={`decision-${interviewId}.json`}
      >
        Download as JSON
      </Button>
    </span>
  )
}

function Packet({ packet }: { packet: DecisionPacket }) {
  const { interview, madeAt, madeFor } = packet
  return (
    <article className={classes.packet}>
      <p>
        {nameOf(interview.candidate)}, {interview.position.title}. Made {exactMoment(madeAt)} for {madeFor.name}.
      </p>
      <PacketDecision packet={packet} />
      <PacketNotice packet={packet} />
      <Section title="Questions and answers">
        {interview.questions.map((question) => (
          <PacketAnswer key={question.questionId} question={question} packet={packet} />
        ))}
      </Section>
      <Section title="Timeline">
        <ol className={classes.lines}>
          {interview.timeline.map(({ at, text, by }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: entries only ever follow, and two may be alike
            <li key={index}>
              <time dateTime={at}>{exactMoment(at)}</time> {text}, by {by}
            </li>
          ))}
        </ol>
      </Section>
      <PacketAudit proof={packet.audit} />
    </article>
  )
}

import type { InterviewDetail } from '@colloquy/contracts/interviews'
import { Text } from '@mantine/core'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { Section } from '../../../ui/section.tsx'
import { ResumePanel } from '../resume/resume-panel.tsx'
import { Contact } from './contact.tsx'
import { ExtendTime } from './extend-time.tsx'
import { ExtraTime } from './extra-time.tsx'
import { Invitations } from './invitations.tsx'
import { Timeline } from './timeline.tsx'

/** Who this is, and everything around the interview. */
export function PersonColumn({ interview }: { interview: InterviewDetail }) {
  const { id, candidate, hasResume, consent, timeline, status, deadline } = interview
  return (
    <>
      <Section title="Contact">
        <Contact candidate={candidate} />
        {consent && (
          <Text size="xs" c="dimmed" mt={4}>
            Agreed to notice {consent.noticeVersion}, <RelativeTime at={consent.at} />
          </Text>
        )}
      </Section>
      <Section title="Résumé">
        {hasResume ? (
          <ResumePanel interviewId={id} />
        ) : (
          <Text size="sm" c="dimmed">
            No résumé was added.
          </Text>
        )}
      </Section>
      <Section title="Time">
        <ExtraTime interview={interview} />
        {status === 'in_progress' && deadline && <ExtendTime interviewId={id} />}
      </Section>
      <Section title="Links">
        <Invitations interviewId={id} />
      </Section>
      <Section title="Timeline">
        <Timeline entries={timeline} />
      </Section>
    </>
  )
}

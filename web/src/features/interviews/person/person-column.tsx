import type { InterviewDetail } from '@colloquy/contracts/interviews'
import { Text } from '@mantine/core'
import { useMay } from '../../../app/current-user.ts'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { Section } from '../../../ui/section.tsx'
import { ResumePanel } from '../resume/resume-panel.tsx'
import { Contact } from './contact.tsx'
import { ExtendTime } from './extend-time.tsx'
import { ExtraTime } from './extra-time.tsx'
import { GivenReasons } from './given-reasons.tsx'
import { Invitations } from './invitations.tsx'
import { RetentionPanel } from './retention-panel.tsx'
import { Timeline } from './timeline.tsx'

/** Who this is, and everything around the interview. */
export function PersonColumn({ interview }: { interview: InterviewDetail }) {
  const maySteer = useMay('interviews.steer')
  const readsResumes = useMay('resumes.read')
  const knowsContact = useMay('contacts.read')
  const readsRetention = useMay('retention.read')
  const readsReasons = useMay('reasons.read')
  const knowsLinks = useMay('invitations.read')
  const { id, candidate, nameHidden, hasResume, consent, timeline, status, deadline } = interview
  return (
    <>
      <Section title="Contact">
        {nameHidden ? (
          <Text size="sm" c="dimmed">
            This review is blind: name and contact are shown after the decision.
          </Text>
        ) : knowsContact ? (
          <Contact candidate={candidate} />
        ) : (
          <Text size="sm" c="dimmed">
            Contact and résumé are not needed for a review, and not shown to reviewers.
          </Text>
        )}
        {consent && (
          <Text size="xs" c="dimmed" mt={4}>
            Agreed to notice {consent.noticeVersion}, <RelativeTime at={consent.at} />
          </Text>
        )}
      </Section>
      {readsResumes && (
        <Section title="Résumé">
          {hasResume && nameHidden ? (
            <Text size="sm" c="dimmed">
              A résumé was added. It tells name, school and dates, so it is shown after the decision.
            </Text>
          ) : hasResume ? (
            <ResumePanel interviewId={id} />
          ) : (
            <Text size="sm" c="dimmed">
              No résumé was added.
            </Text>
          )}
        </Section>
      )}
      <Section title="Time">
        <ExtraTime interview={interview} />
        {maySteer && status === 'in_progress' && deadline && <ExtendTime interviewId={id} />}
      </Section>
      {knowsLinks && (
        <Section title="Links">
          <Invitations interviewId={id} />
        </Section>
      )}
      {readsRetention && (
        <Section title="Kept until">
          <RetentionPanel interviewId={id} />
        </Section>
      )}
      <Section title="Timeline">
        <Timeline entries={timeline} />
      </Section>
      {readsReasons && (
        <Section title="Reasons given">
          <GivenReasons interviewId={id} />
        </Section>
      )}
    </>
  )
}

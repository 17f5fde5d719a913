import type { DecisionPacket } from '@colloquy/contracts/decision-packet'
import { Facts } from '../../../ui/facts.tsx'
import { exactMoment } from '../../../ui/moments.ts'
import { Section } from '../../../ui/section.tsx'

/** What the candidate was told, and agreed to. */
export function PacketNotice({ packet: { notice, interview } }: { packet: DecisionPacket }) {
  const { consent } = interview
  return (
    <Section title="Notice and consent">
      <p>
        {consent
          ? `The candidate agreed to notice ${consent.noticeVersion} on ${exactMoment(consent.at)}.`
          : 'The candidate has not agreed to a notice.'}
        {consent && !notice && ' Its words were not kept at that time.'}
      </p>
      {notice && <Facts facts={notice.facts.map(({ title, text }) => [title, text] as const)} />}
    </Section>
  )
}

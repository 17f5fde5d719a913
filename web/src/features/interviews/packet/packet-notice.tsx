import type { DecisionPacket } from '@colloquy/contracts/decision-packet'
import { exactMoment } from '../../../ui/moments.ts'
import { Section } from '../../../ui/section.tsx'
import classes from './packet.module.css'

/** What the candidate was told, and agreed to. */
export function PacketNotice({ packet: { notice, interview } }: { packet: DecisionPacket }) {
  const { consent } = interview
  const isSame = consent?.noticeVersion === notice.version
  return (
    <Section title="Notice and consent">
      <p>
        {consent
          ? `The candidate agreed to notice ${consent.noticeVersion} on ${exactMoment(consent.at)}.`
          : 'The candidate has not agreed to a notice.'}
        {consent && !isSame && ` The notice is version ${notice.version} today.`}
      </p>
      <ul className={classes.lines}>
        {notice.facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </Section>
  )
}

import type { InterviewDetail } from '@colloquy/contracts/interviews'
import { Anchor, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Breakable } from '../../../ui/breakable.tsx'
import { Facts } from '../../../ui/facts.tsx'

/** How to reach the candidate; only what is known. */
export function Contact({ candidate }: { candidate: InterviewDetail['candidate'] }) {
  const { email, phone, github, linkedin } = candidate
  const facts: [string, ReactNode][] = []
  if (email) facts.push(['Email', <Direct key="email" href={`mailto:${email}`} text={email} />])
  if (phone) facts.push(['Phone', <Direct key="phone" href={`tel:${phone}`} text={phone} />])
  if (github) facts.push(['GitHub', <OtherSite key="github" address={github} />])
  if (linkedin) facts.push(['LinkedIn', <OtherSite key="linkedin" address={linkedin} />])
  if (facts.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Nothing is known yet. The candidate is asked after opening the link.
      </Text>
    )
  }
  return <Facts facts={facts} />
}

function Direct({ href, text }: { href: string; text: string }) {
  return (
    <Anchor size="sm" href={href}>
      <Breakable>{text}</Breakable>
    </Anchor>
  )
}

// What a candidate wrote is only followed when it is a web address.
function OtherSite({ address }: { address: string }) {
  const url = URL.parse(address) ?? URL.parse(`https://${address}`)
  const shown = address.replace(/^https?:\/\/(www\.)?/, '')
  if (!url || !/^https?:$/.test(url.protocol)) return shown
  return (
    <Anchor size="sm" href={url.href} rel="noreferrer nofollow">
      <Breakable>{shown}</Breakable>
    </Anchor>
  )
}

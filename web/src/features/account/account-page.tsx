import { Text } from '@mantine/core'
import { useAppSelector } from '../../app/hooks.ts'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Section } from '../../ui/section.tsx'
import { selectSession, selectUser } from '../session/session-slice.ts'
import classes from './account.module.css'
import { ChangePassword } from './change-password.tsx'
import { OwnSessions } from './own-sessions.tsx'
import { SecondFactor } from './second-factor/second-factor.tsx'

/** What somebody of the team decides about their own way in. */
export function AccountPage() {
  const user = useAppSelector(selectUser)
  const session = useAppSelector(selectSession)
  const mustSetUp = session.state === 'signed_in' && session.secondFactorMissing
  return (
    <PageFrame title="Your account" lead={user && `${user.name}, ${user.email}`}>
      <div className={classes.column}>
        {mustSetUp && (
          <Text role="status" fw={600}>
            Your role needs a second factor. Set it up here; the rest opens right after.
          </Text>
        )}
        <Section title="Second factor">
          <SecondFactor />
        </Section>
        <Section title="Password">
          <ChangePassword />
        </Section>
        <Section title="Where you are signed in">
          <OwnSessions />
        </Section>
      </div>
    </PageFrame>
  )
}

import type { AuditVerification } from '@colloquy/contracts/audit-trail'
import { Button } from '@mantine/core'
import { problemText } from '../../api/problem-text.ts'
import { Loaded } from '../../app/loaded.tsx'
import { ErrorPanel } from '../../ui/error-panel.tsx'
import { exactMoment } from '../../ui/moments.ts'
import { Section } from '../../ui/section.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useLazyVerifyAuditChainQuery, useReadAuditChainQuery } from './audit.api.ts'
import classes from './audit.module.css'

/** How long the chain is and how far it is signed; whether all of it holds is found out when asked. */
export function ChainState() {
  const chain = useReadAuditChainQuery(undefined, { refetchOnMountOrArgChange: true })
  const [verify, { data, error, isFetching }] = useLazyVerifyAuditChainQuery()
  return (
    <Section title="Chain">
      <Loaded query={chain}>
        {({ entries, unsealed, checkpoint }) => (
          <p className={classes.chain}>
            {counted(entries, 'sealed entry', 'sealed entries')}
            {unsealed > 0 && `, ${unsealed} recorded a moment ago`}.{' '}
            {checkpoint
              ? `Last signed at entry ${checkpoint.seq}, ${exactMoment(checkpoint.at)}, key ${checkpoint.keyId}.`
              : 'Not signed yet.'}
          </p>
        )}
      </Loaded>
      <div className={classes.verdict}>
        <Button variant="default" loading={isFetching} onClick={() => verify(undefined, false)}>
          Verify now
        </Button>
        <div role="status">{data && !isFetching && !error && <Verdict found={data} />}</div>
      </div>
      {error !== undefined && !isFetching && <ErrorPanel compact {...problemText(error)} />}
    </Section>
  )
}

function Verdict({ found: { ok, entries, checkpoints, checkedAt, firstBroken } }: { found: AuditVerification }) {
  return (
    <>
      <StateBadge tone={ok ? 'done' : 'failed'}>{ok ? 'Sound' : `Broken at entry ${firstBroken?.seq ?? 1}`}</StateBadge>
      <span className={classes.quiet}>
        {firstBroken
          ? `Of this one: ${firstBroken.words}`
          : `${counted(entries, 'entry', 'entries')} and ${counted(checkpoints, 'checkpoint', 'checkpoints')} hold.`}{' '}
        Checked {exactMoment(checkedAt)}.
      </span>
    </>
  )
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

import { Id } from '@colloquy/contracts/vocabulary'
import { Select, Text } from '@mantine/core'
import { useSearchParams } from 'react-router'
import { Loaded } from '../../../app/loaded.tsx'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { usePositionPagesInfiniteQuery } from '../../positions/positions.api.ts'
import { useReadAgreementQuery } from './agreement.api.ts'
import classes from './agreement.module.css'
import { ComparedSection } from './compared-section.tsx'

/** Whether the machine's levels can be relied on, and whether people's can. */
export function AgreementPage() {
  const [address, setAddress] = useSearchParams()
  const positionId = Id.safeParse(address.get('positionId')).data
  const agreement = useReadAgreementQuery({ query: positionId ? { positionId } : {} })
  const positions = usePositionPagesInfiniteQuery().data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <PageFrame
      title="Agreement"
      lead="Levels that people gave without having seen the machine’s, compared criterion by criterion."
    >
      <Select
        className={classes.position}
        aria-label="Position"
        placeholder="All positions"
        data={positions.map(({ id, title }) => ({ value: id, label: title }))}
        value={positionId ?? null}
        onChange={(id) => setAddress(id ? { positionId: id } : {}, { replace: true })}
        searchable
        clearable
      />
      <Loaded query={agreement} skeleton={<RowsSkeleton rows={10} height={32} />}>
        {({ withMachine, betweenPeople, leftOut }) => (
          <>
            <ComparedSection
              title="People and the machine"
              compared={withMachine}
              between="machine"
              ofOnePosition={positionId !== undefined}
            />
            {leftOut > 0 && (
              <Text size="sm" c="dimmed">
                {leftOut === 1 ? '1 review is' : `${leftOut} reviews are`} left out: whoever wrote{' '}
                {leftOut === 1 ? 'it' : 'them'} could see the machine’s levels before.
              </Text>
            )}
            <ComparedSection
              title="People with each other"
              compared={betweenPeople}
              between="people"
              ofOnePosition={positionId !== undefined}
            />
            <Disclosure label="What the figures mean">
              <dl className={classes.meaning}>
                <dt>Pair</dt>
                <dd>Two levels for the same criterion of the same answer.</dd>
                <dt>Kappa</dt>
                <dd>
                  Quadratic weighted kappa: agreement beyond chance, where a distance of two levels counts four times as
                  much as one. 1 is perfect, 0 is what chance gives. It is low where all answers are about equally good.
                </dd>
                <dt>People − machine</dt>
                <dd>The mean difference in levels. Above 0, people are milder.</dd>
                <dt>Apart</dt>
                <dd>The mean distance in levels, whoever is above.</dd>
              </dl>
            </Disclosure>
          </>
        )}
      </Loaded>
    </PageFrame>
  )
}

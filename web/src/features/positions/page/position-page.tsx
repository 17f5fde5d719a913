import { Tabs } from '@mantine/core'
import { useParams, useSearchParams } from 'react-router'
import { useMay } from '../../../app/current-user.ts'
import { Loaded } from '../../../app/loaded.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { PanelBoundary } from '../../../ui/panel-boundary.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { OpenLinks } from '../links/open-links.tsx'
import { useReadPositionQuery } from '../positions.api.ts'
import { ReplayPanel } from '../replay/replay-panel.tsx'
import { TemplatePanel } from '../template/template-panel.tsx'
import { PositionActions } from './position-actions.tsx'
import { PositionCandidates } from './position-candidates.tsx'
import { PositionLead } from './position-lead.tsx'
import classes from './position-page.module.css'
import { PositionSettingsForm } from './position-settings-form.tsx'

const views = ['candidates', 'questions', 'links', 'replay', 'settings'] as const

/** One opening: its candidates, its questions, its links, its settings. The view stands in the address. */
export function PositionPage() {
  const { positionId = '' } = useParams()
  const position = useReadPositionQuery({ params: { positionId } })
  const [search, setSearch] = useSearchParams()
  const mayWrite = useMay('positions.write')
  const mayReplay = useMay('replays.write')
  const view = views.find((one) => one === search.get('view')) ?? 'candidates'
  return (
    <Loaded query={position} skeleton={<RowsSkeleton />}>
      {(found) => (
        <PageFrame
          title={found.title}
          lead={<PositionLead position={found} />}
          actions={<PositionActions position={found} />}
        >
          <Tabs
            value={view}
            keepMounted={false}
            onChange={(next) => setSearch(next && next !== 'candidates' ? { view: next } : {})}
          >
            <Tabs.List mb="lg" className={classes.tabs}>
              <Tabs.Tab value="candidates">Candidates</Tabs.Tab>
              <Tabs.Tab value="questions">Questions</Tabs.Tab>
              <Tabs.Tab value="links">Open links</Tabs.Tab>
              {mayReplay && <Tabs.Tab value="replay">Replay</Tabs.Tab>}
              {mayWrite && <Tabs.Tab value="settings">Settings</Tabs.Tab>}
            </Tabs.List>
            <PanelBoundary key={view}>
              <Tabs.Panel value="candidates">
                <PositionCandidates position={found} />
              </Tabs.Panel>
              <Tabs.Panel value="questions">
                <TemplatePanel positionId={found.id} />
              </Tabs.Panel>
              <Tabs.Panel value="links">
                <OpenLinks position={found} />
              </Tabs.Panel>
              <Tabs.Panel value="replay">{mayReplay && <ReplayPanel positionId={found.id} />}</Tabs.Panel>
              <Tabs.Panel value="settings">{mayWrite && <PositionSettingsForm position={found} />}</Tabs.Panel>
            </PanelBoundary>
          </Tabs>
        </PageFrame>
      )}
    </Loaded>
  )
}

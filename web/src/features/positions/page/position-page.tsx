import { Tabs } from '@mantine/core'
import { useParams, useSearchParams } from 'react-router'
import { useMay } from '../../../app/current-user.ts'
import { Loaded } from '../../../app/loaded.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { PanelBoundary } from '../../../ui/panel-boundary.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { Reviewers } from '../assignments/reviewers.tsx'
import { OpenLinks } from '../links/open-links.tsx'
import { useReadPositionQuery } from '../positions.api.ts'
import { ReplayPanel } from '../replay/replay-panel.tsx'
import { TemplatePanel } from '../template/template-panel.tsx'
import { PositionActions } from './position-actions.tsx'
import { PositionCandidates } from './position-candidates.tsx'
import { PositionLead } from './position-lead.tsx'
import classes from './position-page.module.css'
import { PositionSettingsForm } from './position-settings-form.tsx'

const views = ['candidates', 'questions', 'links', 'reviewers', 'replay', 'settings'] as const

const tabWords: Record<(typeof views)[number], string> = {
  candidates: 'Candidates',
  questions: 'Questions',
  links: 'Open links',
  reviewers: 'Reviewers',
  replay: 'Replay',
  settings: 'Settings',
}

/** One opening: its candidates, its questions, its links, its reviewers, its settings; each for those who may see it. The view stands in the address. */
export function PositionPage() {
  const { positionId = '' } = useParams()
  const position = useReadPositionQuery({ params: { positionId } })
  const [search, setSearch] = useSearchParams()
  const mayWrite = useMay('positions.write')
  const may: Record<(typeof views)[number], boolean> = {
    candidates: useMay('interviews.read'),
    questions: useMay('templates.read'),
    links: useMay('invitations.read'),
    reviewers: useMay('assignments.read'),
    replay: useMay('replays.write'),
    settings: mayWrite,
  }
  const shown = views.filter((one) => may[one])
  const view = shown.find((one) => one === search.get('view')) ?? shown[0] ?? 'candidates'
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
            onChange={(next) => setSearch(next && next !== shown[0] ? { view: next } : {})}
          >
            <Tabs.List mb="lg" className={classes.tabs}>
              {shown.map((one) => (
                <Tabs.Tab key={one} value={one}>
                  {tabWords[one]}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <PanelBoundary key={view}>
              <Tabs.Panel value="candidates">{may.candidates && <PositionCandidates position={found} />}</Tabs.Panel>
              <Tabs.Panel value="questions">
                <TemplatePanel positionId={found.id} />
              </Tabs.Panel>
              <Tabs.Panel value="links">
                <OpenLinks position={found} />
              </Tabs.Panel>
              <Tabs.Panel value="reviewers">
                <Reviewers positionId={found.id} />
              </Tabs.Panel>
              <Tabs.Panel value="replay">{may.replay && <ReplayPanel positionId={found.id} />}</Tabs.Panel>
              <Tabs.Panel value="settings">{mayWrite && <PositionSettingsForm position={found} />}</Tabs.Panel>
            </PanelBoundary>
          </Tabs>
        </PageFrame>
      )}
    </Loaded>
  )
}

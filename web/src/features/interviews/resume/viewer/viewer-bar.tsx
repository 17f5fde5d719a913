import { ActionIcon, SegmentedControl } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconChevronLeft, IconChevronRight, IconMinus, IconPlus } from '@tabler/icons-react'
import type { ViewerKeys } from './use-viewer-keys.ts'
import classes from './viewer.module.css'

export type View = 'document' | 'text'

type ViewerBarProps = ViewerKeys & {
  view: View
  onView: (view: View) => void
  hasDocument: boolean
  page: number
  pages: number
  zoom: number
}

/** The ways to move about, each with its key. */
export function ViewerBar({ view, onView, hasDocument, page, pages, zoom, onPlace, onPage, onZoom }: ViewerBarProps) {
  return (
    <div className={classes.bar} role="toolbar" aria-label="Move about in the résumé">
      {hasDocument && (
        <SegmentedControl
          size="sm"
          value={view}
          onChange={(chosen) => onView(chosen === 'text' ? 'text' : 'document')}
          data={[
            { value: 'document', label: 'Document' },
            { value: 'text', label: 'Text' },
          ]}
        />
      )}
      <span className={classes.group}>
        <Act label="Previous find (p)" icon={<IconArrowUp size={16} />} onClick={() => onPlace(-1)} />
        <Act label="Next find (n)" icon={<IconArrowDown size={16} />} onClick={() => onPlace(1)} />
      </span>
      {view === 'document' && (
        <>
          <span className={classes.group}>
            <Act
              label="Previous page (←)"
              icon={<IconChevronLeft size={16} />}
              onClick={() => onPage(-1)}
              disabled={page <= 1}
            />
            <span className="tabular">
              {page} of {pages}
            </span>
            <Act
              label="Next page (→)"
              icon={<IconChevronRight size={16} />}
              onClick={() => onPage(1)}
              disabled={page >= pages}
            />
          </span>
          <span className={classes.group}>
            <Act label="Smaller (-)" icon={<IconMinus size={16} />} onClick={() => onZoom(-1)} />
            <span className="tabular">{Math.round(zoom * 100)} %</span>
            <Act label="Larger (+)" icon={<IconPlus size={16} />} onClick={() => onZoom(1)} />
          </span>
        </>
      )}
    </div>
  )
}

type ActProps = { label: string; icon: React.ReactNode; onClick: () => void; disabled?: boolean }

function Act({ label, icon, onClick, disabled = false }: ActProps) {
  return (
    <ActionIcon variant="default" size={32} aria-label={label} title={label} onClick={onClick} disabled={disabled}>
      {icon}
    </ActionIcon>
  )
}

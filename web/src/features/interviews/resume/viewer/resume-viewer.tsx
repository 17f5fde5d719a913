import type { ResumeForReview, ResumeText } from '@colloquy/contracts/resumes'
import { VisuallyHidden } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import { paths } from '../../../../app/paths.ts'
import { ErrorPanel } from '../../../../ui/error-panel.tsx'
import { TextSkeleton } from '../../../../ui/skeletons.tsx'
import { HiddenTextPanel } from './hidden-text-panel.tsx'
import { PdfPage } from './pdf-page.tsx'
import { PlaceList } from './place-list.tsx'
import { ResumeTextView } from './resume-text-view.tsx'
import { usePdf } from './use-pdf.ts'
import { useViewerKeys } from './use-viewer-keys.ts'
import { nextPlace, type ViewedPlace, viewedPlaces } from './viewed-places.ts'
import classes from './viewer.module.css'
import { type View, ViewerBar } from './viewer-bar.tsx'

type ResumeViewerProps = { interviewId: string; resume: ResumeForReview; text: ResumeText }

const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2, 3]

/** The document, or its text, beside what was found in it. */
export function ResumeViewer({ interviewId, resume, text }: ResumeViewerProps) {
  const hasDocument = resume.type === 'pdf'
  const places = useMemo(() => viewedPlaces(text), [text])
  const [view, setView] = useState<View>(hasDocument ? 'document' : 'text')
  const [current, setCurrent] = useState<number | null>(null)
  const [page, setPage] = useState(1)
  const [zoom, setZoom] = useState(1)
  const pages = resume.pages ?? 1

  const choose = useCallback(
    (index: number | null) => {
      setCurrent(index)
      const found = index === null ? undefined : places[index]
      if (found?.page) setPage(found.page)
    },
    [places],
  )
  const onPlace = useCallback(
    (direction: 1 | -1) => choose(nextPlace(current, places.length, direction)),
    [choose, current, places.length],
  )
  const onPage = useCallback(
    (direction: 1 | -1) => setPage((at) => Math.min(Math.max(at + direction, 1), pages)),
    [pages],
  )
  const onZoom = useCallback(
    (direction: 1 | -1) =>
      setZoom((at) => zooms[Math.min(Math.max(zooms.indexOf(at) + direction, 0), zooms.length - 1)] ?? 1),
    [],
  )
  useViewerKeys({ onPlace, onPage, onZoom })

  const chosen = current === null ? undefined : places[current]
  return (
    <>
      <HiddenTextPanel hidden={resume.hidden} />
      <ViewerBar {...{ view, hasDocument, page, pages, zoom, onPlace, onPage, onZoom }} onView={setView} />
      <VisuallyHidden role="status">{chosen && announcement(chosen, places.length)}</VisuallyHidden>
      <div className={classes.columns}>
        <PlaceList places={places} current={current} onChoose={choose} />
        {view === 'document' ? (
          <PdfView address={paths.resumeFile(interviewId)} {...{ page, zoom, places, current }} onChoose={choose} />
        ) : (
          <ResumeTextView resume={text} places={places} current={current} onChoose={choose} />
        )}
      </div>
    </>
  )
}

const announcement = ({ label, value, page, index }: ViewedPlace, count: number) =>
  `${index + 1} of ${count}. ${label}: ${value}${page === null ? '' : `, page ${page}`}`

type PdfViewProps = Omit<Parameters<typeof PdfPage>[0], 'document'> & { address: string }

function PdfView({ address, ...page }: PdfViewProps) {
  const present = usePdf(address)
  if (present.state === 'opening') return <TextSkeleton lines={12} />
  if (present.state === 'failed')
    return (
      <ErrorPanel
        compact
        title="The document cannot be shown here"
        detail="Nothing is lost: the view “Text” has what was read from it, and the file can be downloaded."
      />
    )
  return <PdfPage document={present.pdf.document} {...page} />
}

import { Anchor } from '@mantine/core'
import { Link, useParams } from 'react-router'
import { Loaded } from '../../../../app/loaded.tsx'
import { paths } from '../../../../app/paths.ts'
import { useDocumentTitle } from '../../../../ui/document-title.ts'
import { TextSkeleton } from '../../../../ui/skeletons.tsx'
import { useReadResumeQuery, useReadResumeTextQuery } from '../resume.api.ts'
import { ResumeViewer } from './resume-viewer.tsx'
import classes from './viewer.module.css'

/** A résumé as it was sent in, with everything that was found in it in its place. */
export function ResumeViewerPage() {
  const { interviewId = '' } = useParams()
  useDocumentTitle('Résumé')
  const resume = useReadResumeQuery({ params: { interviewId } })
  const text = useReadResumeTextQuery({ params: { interviewId } })
  return (
    <Loaded query={resume} skeleton={<TextSkeleton lines={12} />}>
      {(shown) => (
        <>
          <header className={classes.header}>
            <Anchor component={Link} to={paths.interview(interviewId)} size="sm">
              Back to the candidate
            </Anchor>
            <h1>{shown.fileName}</h1>
            <Anchor href={paths.resumeFile(interviewId)} download size="sm">
              Download
            </Anchor>
          </header>
          <Loaded query={text} skeleton={<TextSkeleton lines={12} />}>
            {(read) => <ResumeViewer interviewId={interviewId} resume={shown} text={read} />}
          </Loaded>
        </>
      )}
    </Loaded>
  )
}

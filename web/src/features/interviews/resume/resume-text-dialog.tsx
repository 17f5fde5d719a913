import { Modal } from '@mantine/core'
import { Loaded } from '../../../app/loaded.tsx'
import { useReadResumeTextQuery } from './resume.api.ts'
import classes from './resume.module.css'

type ResumeTextDialogProps = { interviewId: string; fileName: string; onClose: () => void }

export function ResumeTextDialog({ interviewId, fileName, onClose }: ResumeTextDialogProps) {
  const text = useReadResumeTextQuery({ params: { interviewId } })
  return (
    <Modal opened onClose={onClose} title={fileName} size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Loaded query={text}>{(resume) => <pre className={classes.text}>{resume.text}</pre>}</Loaded>
    </Modal>
  )
}

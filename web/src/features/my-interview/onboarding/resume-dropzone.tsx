import { Text } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { IconFileText } from '@tabler/icons-react'
import { useState } from 'react'
import classes from './resume-dropzone.module.css'

const formats = 'PDF, DOCX, DOC, ODT, RTF, TXT, PNG or JPEG'
const endings = /\.(pdf|docx?|odt|rtf|txt|png|jpe?g)$/i

/** Takes one file by drop, click or key. What is plainly no résumé is refused here, with a reason; the rest by the server. */
type ResumeDropzoneProps = { largestBytes: number; onFile: (file: File) => void }

export function ResumeDropzone({ largestBytes, onFile }: ResumeDropzoneProps) {
  const [refused, setRefused] = useState<string | null>(null)
  const take = ([file]: File[]) => {
    if (!file) return
    const reason = refusalOf(file, largestBytes)
    setRefused(reason)
    if (!reason) onFile(file)
  }
  return (
    <div>
      <Dropzone
        multiple={false}
        className={classes.zone}
        inputProps={{ 'aria-label': 'Résumé file' }}
        aria-label="Choose your résumé, or drop it here"
        onDrop={take}
      >
        <IconFileText size={32} stroke={1.4} aria-hidden />
        <Text fw={600}>Choose a file, or drop it here</Text>
        <Text c="dimmed" size="sm">
          {formats}, up to {megabytes(largestBytes)} MB
        </Text>
      </Dropzone>
      {refused && (
        <Text role="alert" c="var(--state-failed)" mt="xs">
          {refused}
        </Text>
      )}
    </div>
  )
}

const megabytes = (bytes: number): number => Math.floor(bytes / (1024 * 1024))

function refusalOf(file: File, largestBytes: number): string | null {
  if (!endings.test(file.name)) return `“${file.name}” is not a document that we can read. Please choose ${formats}.`
  if (file.size === 0) return `“${file.name}” is empty. Please choose the file again.`
  if (file.size > largestBytes) {
    return `“${file.name}” is larger than ${megabytes(largestBytes)} MB. Save it with smaller pictures, or paste its text.`
  }
  return null
}

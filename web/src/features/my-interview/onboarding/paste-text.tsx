import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'

/** The way on when no file will do: the words themselves, read like a text file. */
export function PasteText({ onFile }: { onFile: (file: File) => void }) {
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [empty, setEmpty] = useState(false)
  if (!open)
    return (
      <Button variant="subtle" mt="xs" onClick={() => setOpen(true)}>
        Paste the text instead
      </Button>
    )
  const send = () => {
    setEmpty(text.trim() === '')
    if (text.trim() !== '') onFile(new File([text], 'pasted résumé.txt', { type: 'text/plain' }))
  }
  return (
    <div>
      <Textarea
        label="Text of your résumé"
        size="md"
        mt="md"
        autosize
        minRows={6}
        maxRows={16}
        autoFocus
        value={text}
        error={empty && 'Please paste the text here.'}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button mt="xs" onClick={send}>
        Read this text
      </Button>
    </div>
  )
}

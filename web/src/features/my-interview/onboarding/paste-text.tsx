import { Button, Textarea } from '@mantine/core'
import { useRef, useState } from 'react'

type PasteTextProps = {
  /** Null before anybody wanted to paste. Whoever sends it keeps it: a text that is refused need not be pasted again. */
  text: string | null
  onText: (text: string) => void
  onFile: (file: File) => void
}

/** The way on when no file will do: the words themselves, read like a text file. */
export function PasteText({ text, onText, onFile }: PasteTextProps) {
  const box = useRef<HTMLTextAreaElement>(null)
  const [missing, setMissing] = useState(false)
  if (text === null)
    return (
      <Button variant="subtle" mt="xs" onClick={() => onText('')}>
        Paste the text instead
      </Button>
    )
  const send = () => {
    const isEmpty = text.trim() === ''
    setMissing(isEmpty)
    if (isEmpty) box.current?.focus()
    else onFile(new File([text], 'pasted résumé.txt', { type: 'text/plain' }))
  }
  return (
    <div>
      <Textarea
        ref={box}
        label="Text of your résumé"
        size="md"
        mt="md"
        autosize
        minRows={6}
        maxRows={16}
        autoFocus={text === ''}
        value={text}
        error={missing && 'Please paste the text here.'}
        onChange={(event) => {
          setMissing(false)
          onText(event.currentTarget.value)
        }}
      />
      <Button mt="xs" onClick={send}>
        Read this text
      </Button>
    </div>
  )
}

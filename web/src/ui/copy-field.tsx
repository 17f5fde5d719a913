import { Button, TextInput } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useRef, useState } from 'react'

/** A value to take along, such as a link. */
export function CopyField({ label, value, description }: { label: string; value: string; description?: string }) {
  const input = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    input.current?.select()
    setCopied(await toClipboard(value))
  }
  return (
    <div>
      <TextInput
        ref={input}
        label={label}
        description={description}
        value={value}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
        rightSectionWidth="auto"
        rightSection={
          <Button
            size="compact-sm"
            variant="subtle"
            mr={4}
            leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            onClick={copy}
          >
            {copied ? 'Copied' : 'Copy'}
          </Button>
        }
      />
    </div>
  )
}

// The clipboard API exists only on https and localhost; elsewhere the selected text is copied the old way.
async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return document.execCommand('copy')
  }
}

import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import classes from '../account.module.css'

/** Shown once: each code stands in for the app, one time. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const [copied, setCopied] = useState(false)
  const copy = () => navigator.clipboard.writeText(codes.join('\n')).then(() => setCopied(true))
  return (
    <Stack gap="md" role="status">
      <Text>
        These recovery codes stand in for the app when the phone is lost, each once. Keep them where the phone is not:
        print them, or put them into your password manager. They are not shown again.
      </Text>
      <ul className={classes.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group gap="sm">
        <Button onClick={onKept}>I have kept them</Button>
        {'clipboard' in navigator && (
          <Button variant="default" onClick={copy}>
            {copied ? 'Copied' : 'Copy'}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

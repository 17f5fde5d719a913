import type { InvitationWithLink } from '@colloquy/contracts/invitations'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { saveAsFile } from '../../../ui/save-as-file.ts'
import classes from './lines.module.css'
import { linksAsCsv } from './links-csv.ts'

type LinkTableProps = { links: readonly InvitationWithLink[]; title: string; onDone: () => void }

/** All links once, to copy or to take along as a file. */
export function LinkTable({ links, title, onDone }: LinkTableProps) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no')
  const copyAll = async () => {
    const lines = links.map(({ candidateName, email, link }) => [candidateName, email, link].filter(Boolean).join('\t'))
    try {
      await navigator.clipboard.writeText(lines.join('\n'))
      setCopied('yes')
    } catch {
      setCopied('refused')
    }
  }
  return (
    <Stack gap="md">
      <Text size="sm">
        {links.length === 1 ? '1 link was' : `${links.length} links were`} made. They are shown only now: copy them or
        download the file before you close this.
      </Text>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Email</th>
              <th scope="col">Link</th>
            </tr>
          </thead>
          <tbody>
            {links.map(({ id, candidateName, email, link }) => (
              <tr key={id}>
                <td>{candidateName ?? '–'}</td>
                <td>{email ?? '–'}</td>
                <td className={classes.link}>{link}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Group justify="flex-end">
        <Text size="sm" c="dimmed" role="status">
          {copied === 'refused' && 'This browser does not let us copy; download the file.'}
        </Text>
        <Button variant="default" onClick={copyAll}>
          {copied === 'yes' ? 'Copied' : 'Copy all'}
        </Button>
        <Button variant="default" onClick={() => saveAsFile(`Invitations ${title}.csv`, linksAsCsv(links), 'text/csv')}>
          Download CSV
        </Button>
        <Button onClick={onDone}>Done</Button>
      </Group>
    </Stack>
  )
}

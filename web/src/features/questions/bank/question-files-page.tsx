import type { ImportOutcome, ImportRow } from '@colloquy/contracts/question-files'
import { Button, FileButton, Group, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { notifyDone } from '../../../app/notify.tsx'
import { paths } from '../../../app/paths.ts'
import { ProblemNote } from '../../../app/problem-note.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Section } from '../../../ui/section.tsx'
import { StateBadge, type Tone } from '../../../ui/state-badge.tsx'
import { useImportQuestionsMutation } from '../questions.api.ts'
import classes from '../questions.module.css'

const tones: Record<ImportRow['outcome'], Tone> = {
  new: 'progress',
  changed: 'waiting',
  unchanged: 'quiet',
  refused: 'failed',
}
const words: Record<ImportRow['outcome'], string> = {
  new: 'new',
  changed: 'new version',
  unchanged: 'as it is here',
  refused: 'refused',
}

/** Questions as a file: out of the bank, and into it after a look at what would become of each row. */
export function QuestionFilesPage() {
  const [read, { isLoading, error, reset }] = useImportQuestionsMutation()
  const [preview, setPreview] = useState<{ text: string; name: string; outcome: ImportOutcome } | null>(null)

  const look = async (file: File | null) => {
    if (!file) return
    setPreview(null)
    const text = await file.text()
    const result = await read({ body: { text, dryRun: true } })
    if (result.data) setPreview({ text, name: file.name, outcome: result.data })
  }
  const take = async (text: string) => {
    const result = await read({ body: { text, dryRun: false } })
    if ('error' in result) return
    notifyDone('The questions are imported.')
    setPreview(null)
    reset()
  }
  return (
    <PageFrame title="Import and export" lead="Questions of the bank as a JSON file.">
      <Section title="Export">
        <Button component="a" href={paths.questionExport()} download="questions.json" variant="default">
          Download the active questions
        </Button>
      </Section>
      <Section title="Import">
        <Text size="sm" mb="sm" maw="70ch">
          First you see what would become of each row. Then all rows are taken, or none. A question that is here already
          becomes a new version where its words differ.
        </Text>
        <FileButton onChange={look} accept="application/json,.json">
          {(props) => (
            <Button {...props} variant="default" loading={isLoading}>
              Choose a file
            </Button>
          )}
        </FileButton>
        <ProblemNote error={error} />
        {preview && (
          <ImportPreview
            name={preview.name}
            rows={preview.outcome.rows}
            busy={isLoading}
            onTake={() => take(preview.text)}
          />
        )}
      </Section>
    </PageFrame>
  )
}

type ImportPreviewProps = { name: string; rows: readonly ImportRow[]; busy: boolean; onTake: () => void }

function ImportPreview({ name, rows, busy, onTake }: ImportPreviewProps) {
  const refused = rows.filter(({ outcome }) => outcome === 'refused').length
  return (
    <>
      <Group my="md" role="status">
        {refused > 0 ? (
          <Text>
            {refused === 1 ? '1 row' : `${refused} rows`} of {name} cannot be imported. Correct the file and choose it
            again; nothing was stored.
          </Text>
        ) : (
          <Button loading={busy} onClick={onTake}>
            Import {rows.length === 1 ? '1 row' : `${rows.length} rows`} of {name}
          </Button>
        )}
      </Group>
      <Table.ScrollContainer minWidth={320}>
        <Table className={classes.rows}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Row</Table.Th>
              <Table.Th>Question</Table.Th>
              <Table.Th>Becomes</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ row, id, prompt, outcome, faults }) => (
              <Table.Tr key={row}>
                <Table.Td>{row}</Table.Td>
                <Table.Td>
                  {prompt ?? id ?? 'No question'}
                  {faults.map(({ field, message }) => (
                    <div key={`${field}${message}`}>
                      {field || 'The row'}: {message}
                    </div>
                  ))}
                </Table.Td>
                <Table.Td>
                  <StateBadge tone={tones[outcome]}>{words[outcome]}</StateBadge>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  )
}

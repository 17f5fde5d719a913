import { Button, Group } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { exactMoment } from '../../../ui/moments.ts'
import { sentenceStart } from '../../../ui/sentence.ts'
import room from '../room/room.module.css'
import sheet from './data-sheet.module.css'

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

/** Everything that is stored about the person, to read and to print by subject: the same as in the file. */
export function DataSheet({ data, onClose }: { data: Record<string, unknown>; onClose: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const entries = Object.entries(data)
  const subjects = entries.filter(([, value]) => isSubject(value))
  return (
    <section className={`${room.helpPanel} ${sheet.sheet}`} aria-labelledby="my-data">
      <h2 id="my-data" ref={heading} tabIndex={-1}>
        What is stored about you
      </h2>
      <Group className={sheet.actions}>
        <Button onClick={() => window.print()}>Print</Button>
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
      </Group>
      <Fields of={Object.fromEntries(entries.filter(([, value]) => !isSubject(value)))} />
      {subjects.map(([name, value], place) => (
        <details key={name} className={sheet.subject} open={place === 0}>
          <summary>
            <h3>{label(name)}</h3>
            {Array.isArray(value) && <span className={sheet.count}>{value.length}</span>}
          </summary>
          <Value of={value} />
        </details>
      ))}
    </section>
  )
}

/** What has more to it than one line. */
const isSubject = (value: unknown) =>
  Array.isArray(value) ? value.length > 0 : typeof value === 'object' && value !== null

function Fields({ of }: { of: object }) {
  return (
    <dl className={sheet.fields}>
      {Object.entries(of)
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{label(name)}</dt>
            <dd>
              <Value of={value} />
            </dd>
          </div>
        ))}
    </dl>
  )
}

function Value({ of }: { of: unknown }) {
  if (Array.isArray(of)) {
    if (of.length === 0) return 'None'
    return (
      <ul className={sheet.list}>
        {of.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the copy is taken once and does not change
          <li key={index}>
            <Value of={one} />
          </li>
        ))}
      </ul>
    )
  }
  if (typeof of === 'object' && of !== null) return <Fields of={of} />
  if (typeof of === 'boolean') return of ? 'Yes' : 'No'
  if (typeof of === 'string' && moment.test(of)) return exactMoment(of)
  return of === null || of === '' ? 'None' : String(of)
}

/** Where the name of a field is not what a person would say. */
const words: Record<string, string> = {
  exportedAt: 'Copied',
  timeReasons: 'Reasons for more time',
  drafts: 'Answers under way',
  resume: 'Résumé',
  resumeFiles: 'Résumé files',
  modelCalls: 'What went to a model',
  usedMs: 'Milliseconds used',
  sha256: 'Checksum (SHA-256)',
}

/** "answerRatings": "Answer ratings". */
const label = (name: string) => words[name] ?? sentenceStart(name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase())

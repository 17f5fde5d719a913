import { type ErrorCode, errorTable } from '@colloquy/contracts/errors'
import { Anchor } from '@mantine/core'
import { Loaded } from '../../app/loaded.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Section } from '../../ui/section.tsx'
import { operationsByTag } from './openapi.ts'
import { OperationView } from './operation.tsx'
import { useReadOpenApiQuery } from './reference.api.ts'
import classes from './reference.module.css'

/** The API as it is, read from its own description. */
export function ReferencePage() {
  const document = useReadOpenApiQuery()
  return (
    <PageFrame
      title="API reference"
      lead={
        <>
          The same as a machine reads it:{' '}
          <Anchor href="/api/openapi.json" underline="always">
            /api/openapi.json
          </Anchor>
        </>
      }
    >
      <Loaded query={document}>
        {(found) => {
          const groups = operationsByTag(found)
          return (
            <div className={classes.page}>
              <nav className={classes.contents} aria-label="Parts of the API">
                {[...groups.map(([tag]) => tag), 'refusals'].map((tag) => (
                  <a key={tag} href={`#${tag}`}>
                    {tag}
                  </a>
                ))}
              </nav>
              <div>
                <p className={classes.lead}>{found.info.description.replaceAll('`', '')}</p>
                {groups.map(([tag, operations]) => (
                  <div key={tag} id={tag} className={classes.group}>
                    <Section title={tag}>
                      {operations.map((operation) => (
                        <OperationView key={`${operation.method} ${operation.path}`} operation={operation} />
                      ))}
                    </Section>
                  </div>
                ))}
                <div id="refusals" className={classes.group}>
                  <Section title="refusals">
                    <Refusals />
                  </Section>
                </div>
              </div>
            </div>
          )
        }}
      </Loaded>
    </PageFrame>
  )
}

function Refusals() {
  return (
    <dl className={classes.refusals}>
      {(Object.keys(errorTable) as ErrorCode[]).map((code) => (
        <div key={code}>
          <dt>
            <code>{code}</code>
          </dt>
          <dd>
            {errorTable[code].status} {errorTable[code].title}
          </dd>
        </div>
      ))}
    </dl>
  )
}

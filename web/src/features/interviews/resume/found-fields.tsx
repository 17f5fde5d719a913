import type { Resume } from '@colloquy/contracts/resumes'
import { Breakable } from '../../../ui/breakable.tsx'
import classes from './resume.module.css'

const names = { name: 'Name', email: 'Email', phone: 'Phone', github: 'GitHub', linkedin: 'LinkedIn' } as const
const doubtfulBelow = 0.6

function whereText(page: number | null, snippet: string | null): string {
  const place = page === null ? '' : `page ${page}`
  return [place, snippet && `“${snippet}”`].filter(Boolean).join(', ')
}

/** What the résumé gave, and the words around the place where it stood. */
export function FoundFields({ fields }: { fields: Resume['fields'] }) {
  const found = (Object.keys(names) as (keyof typeof names)[]).flatMap((name) => {
    const field = fields[name]
    return field ? [{ name, ...field }] : []
  })
  if (found.length === 0) return null
  return (
    <dl className={classes.fields}>
      {found.map(({ name, value, confidence, page, snippet }) => (
        <div key={name}>
          <dt>{names[name]}</dt>
          <dd>
            <Breakable>{value}</Breakable>
            {confidence < doubtfulBelow && <em> (not sure)</em>}
            <span className={classes.where} title={snippet}>
              {whereText(page, snippet === value ? null : snippet)}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

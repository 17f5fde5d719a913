import type { ReadField, Resume } from '@colloquy/contracts/resumes'
import { Breakable } from '../../../ui/breakable.tsx'
import classes from './resume.module.css'

const names = { name: 'Name', email: 'Email', phone: 'Phone', github: 'GitHub', linkedin: 'LinkedIn' } as const
const doubtfulBelow = 0.6

/** The page, and what is printed there where that is more than the value. */
function whereText({ value, page, snippet }: ReadField): string {
  const place = page === null ? '' : `page ${page}`
  const printed = snippet.before + snippet.words + snippet.after
  return [place, printed !== value && `“${printed}”`].filter(Boolean).join(', ')
}

/** What the résumé gave, and the words around the place where it stood. */
export function FoundFields({ fields }: { fields: Resume['fields'] }) {
  const found = (Object.keys(names) as (keyof typeof names)[]).flatMap((name) => {
    const field = fields[name]
    return field ? [{ name, field }] : []
  })
  if (found.length === 0) return null
  return (
    <dl className={classes.fields}>
      {found.map(({ name, field }) => (
        <div key={name}>
          <dt>{names[name]}</dt>
          <dd>
            <Breakable>{field.value}</Breakable>
            {field.confidence < doubtfulBelow && <em> (not sure)</em>}
            <span className={classes.where} title={whereText(field)}>
              {whereText(field)}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

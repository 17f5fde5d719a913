import type { HiddenText } from '@colloquy/contracts/resumes'
import classes from './viewer.module.css'

const kinds: Record<string, string> = {
  white: 'In the colour behind it',
  invisible: 'Invisible',
  covered: 'Covered by something else',
  tiny: 'Too small to read',
  off_page: 'Outside the page',
  metadata: 'In the properties of the file',
  hidden_style: 'Formatted as hidden',
}

/** Words that a reader of the page does not see. For the reviewer to judge; nothing else ever gets them. */
export function HiddenTextPanel({ hidden }: { hidden: readonly HiddenText[] }) {
  if (hidden.length === 0) return null
  return (
    <section className={classes.hidden} aria-labelledby="hidden-text">
      <h2 id="hidden-text">Hidden text in {hidden.length === 1 ? 'one place' : `${hidden.length} places`}</h2>
      <p>
        A reader of the page does not see these words. They are left out of the fields and shown to no model. Templates
        of word processors leave some behind by accident: it is for you to judge.
      </p>
      <ul>
        {hidden.map(({ kind, page, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is never reordered, and texts may repeat
          <li key={index}>
            <strong>{kinds[kind] ?? kind.replaceAll('_', ' ')}</strong>
            {page !== null && `, page ${page}`}
            <q>{text}</q>
          </li>
        ))}
      </ul>
    </section>
  )
}

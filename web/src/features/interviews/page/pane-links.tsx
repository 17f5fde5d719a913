import classes from './candidate.module.css'

const panes = [
  { id: 'person', label: 'Person' },
  { id: 'answers', label: 'Answers' },
  { id: 'review', label: 'Review' },
] as const

/** On a narrow screen the three columns stand below each other; this leads to each. */
export function PaneLinks() {
  return (
    <nav className={classes.panes} aria-label="On this page">
      {panes.map(({ id, label }) => (
        <button key={id} type="button" onClick={() => document.getElementById(id)?.scrollIntoView()}>
          {label}
        </button>
      ))}
    </nav>
  )
}

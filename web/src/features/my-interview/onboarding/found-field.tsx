import { Anchor } from '@mantine/core'
import { Breakable } from '../../../ui/breakable.tsx'
import classes from './chat.module.css'
import { confidenceText, labels, type ProfileField } from './profile-fields.ts'
import { Snippet } from './snippet.tsx'

/** A value with the place where it was found, and one click to correct it. */
export function FoundField({ field, onCorrect }: { field: ProfileField; onCorrect: () => void }) {
  const { key, value, from } = field
  return (
    <li className={classes.found}>
      <div className={classes.label}>{labels[key]}</div>
      <Anchor
        component="button"
        type="button"
        fz="1rem"
        aria-label={`Correct ${labels[key].toLowerCase()}`}
        onClick={onCorrect}
      >
        Correct
      </Anchor>
      <div className={classes.value}>
        <Breakable>{value}</Breakable>
      </div>
      <div className={classes.source}>
        {from?.kind === 'person' && 'As you wrote it.'}
        {from?.kind === 'invitation' && 'From your invitation.'}
        {from?.kind === 'resume' && (
          <>
            <Snippet found={from.found} />{' '}
            <span className={classes.sure}>({confidenceText(from.found.confidence)})</span>
          </>
        )}
      </div>
    </li>
  )
}

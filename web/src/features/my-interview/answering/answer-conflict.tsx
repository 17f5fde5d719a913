import { Button, Group, Text } from '@mantine/core'
import { useAppDispatch } from '../../../app/hooks.ts'
import { clockTime } from '../../../ui/moments.ts'
import { conflictResolved } from '../drafts/answer-slice.ts'
import { Note } from '../room/step.tsx'
import classes from './question-page.module.css'

/** The same answer was written elsewhere. Both texts are here until the person says which one goes on. */
export function AnswerConflict({ saved }: { saved: { text: string; savedAt: string } }) {
  const dispatch = useAppDispatch()
  return (
    <Note>
      <div role="status">
        <Text fw={600}>You also wrote in another tab or on another device.</Text>
        <Text>Nothing is lost. This is the text saved at {clockTime(saved.savedAt)}:</Text>
      </div>
      <pre className={classes.saved}>{saved.text || '(empty)'}</pre>
      <Group gap="sm">
        <Button variant="default" onClick={() => dispatch(conflictResolved('mine'))}>
          Keep what stands below
        </Button>
        <Button variant="default" onClick={() => dispatch(conflictResolved('theirs'))}>
          Go on with the saved text
        </Button>
      </Group>
    </Note>
  )
}

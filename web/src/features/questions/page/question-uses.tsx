import { Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'
import { Loaded } from '../../../app/loaded.tsx'
import { paths } from '../../../app/paths.ts'
import { useListQuestionUsesQuery } from '../questions.api.ts'
import classes from '../questions.module.css'

/** The positions whose template holds the question now, with the version that they ask. */
export function QuestionUses({ questionId }: { questionId: string }) {
  const uses = useListQuestionUsesQuery({ params: { questionId } })
  return (
    <Loaded query={uses}>
      {({ items }) =>
        items.length === 0 ? (
          <Text size="sm">No template holds it.</Text>
        ) : (
          <ul className={classes.points}>
            {items.map(({ positionId, title, open, questionVersion, edited }) => (
              <li key={positionId}>
                <Anchor component={Link} to={paths.position(positionId, 'questions')} inherit underline="always">
                  {title}
                </Anchor>
                , version {questionVersion}
                {edited && ', edited there'}
                {!open && ', closed'}
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}

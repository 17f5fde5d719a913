import { Loaded } from '../../../app/loaded.tsx'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { useListQuestionVersionsQuery } from '../questions.api.ts'
import classes from '../questions.module.css'
import { RubricView } from './question-view.tsx'

/** Every version, newest first; the earlier ones to look at. */
export function QuestionVersions({ questionId }: { questionId: string }) {
  const versions = useListQuestionVersionsQuery({ params: { questionId } })
  return (
    <Loaded query={versions}>
      {({ items: [present, ...earlier] }) => (
        <ul className={classes.points}>
          {present && (
            <li>
              Version {present.version}, <RelativeTime at={present.changedAt} />
              {present.changedBy && ` by ${present.changedBy}`}
            </li>
          )}
          {earlier.map(({ version, changedAt, changedBy, prompt, rubric }) => (
            <li key={version}>
              Version {version}, <RelativeTime at={changedAt} />
              {changedBy && ` by ${changedBy}`}
              <Disclosure label={`What version ${version} said`}>
                <p>{prompt}</p>
                <RubricView rubric={rubric} />
              </Disclosure>
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  )
}

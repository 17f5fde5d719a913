import type { Question } from '@colloquy/contracts/questions'
import { Text } from '@mantine/core'
import { isApiProblem } from '../../../api/problem.ts'
import { notifyDone } from '../../../app/notify.tsx'
import { ProblemNote } from '../../../app/problem-note.tsx'
import { QuestionForm } from '../editor/question-form.tsx'
import { useChangeQuestionMutation } from '../questions.api.ts'
import { RubricView } from './question-view.tsx'

type QuestionEditProps = { base: Question; present: Question; onDone: () => void }

/** New words become a new version. What somebody else saved meanwhile is shown beside them, and not overwritten unseen. */
export function QuestionEdit({ base, present, onDone }: QuestionEditProps) {
  const [change, { isLoading, error }] = useChangeQuestionMutation()
  const isConflict = present.version !== base.version
  const isRefusedAsOld = isApiProblem(error) && error.code === 'version_conflict'
  return (
    <>
      <QuestionForm
        content={base}
        submit={isConflict ? `Save over version ${present.version}` : 'Save as a new version'}
        busy={isLoading}
        onCancel={onDone}
        onSubmit={async (content) => {
          const result = await change({
            params: { questionId: base.id },
            body: content,
            ifMatch: present.version,
          })
          if ('error' in result) return
          notifyDone(`Version ${result.data.version} is saved. Templates keep theirs until they are published anew.`)
          onDone()
        }}
      />
      {!isRefusedAsOld && <ProblemNote error={error} />}
      {isConflict && (
        <div role="alert">
          <Text fw={600}>
            Somebody saved version {present.version} in the meantime. Your words are still above. Theirs:
          </Text>
          <p>{present.prompt}</p>
          <RubricView rubric={present.rubric} />
        </div>
      )}
    </>
  )
}

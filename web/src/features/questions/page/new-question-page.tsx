import { useNavigate } from 'react-router'
import { notifyDone } from '../../../app/notify.tsx'
import { paths } from '../../../app/paths.ts'
import { ProblemNote } from '../../../app/problem-note.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { QuestionForm } from '../editor/question-form.tsx'
import { emptyWords } from '../editor/question-words.ts'
import { useCreateQuestionMutation } from '../questions.api.ts'

/** A question written by hand. */
export function NewQuestionPage() {
  const [create, { isLoading, error }] = useCreateQuestionMutation()
  const navigate = useNavigate()
  return (
    <PageFrame title="New question" lead="It enters the bank; templates can be filled with it from then on.">
      <QuestionForm
        content={{ ...emptyWords(), difficulty: 'medium' }}
        submit="Add to the bank"
        busy={isLoading}
        onCancel={() => navigate(paths.questions())}
        onSubmit={async (content) => {
          const result = await create({ body: content })
          if ('error' in result) return
          notifyDone('The question is in the bank.')
          navigate(paths.question(result.data.id))
        }}
      />
      <ProblemNote error={error} />
    </PageFrame>
  )
}

import type { Question } from '@colloquy/contracts/questions'
import { ProblemNote } from '../../../app/problem-note.tsx'
import { QuestionDialog } from '../editor/question-dialog.tsx'
import type { QuestionWords } from '../editor/question-words.ts'
import { useChangeQuestionMutation, useSetQuestionStatusMutation } from '../questions.api.ts'

type ApproveDraftDialogProps = {
  draft: Question
  /** The question as it is in the bank from then on. */
  onApproved: (question: Question) => void
  onClose: () => void
}

/** A person reads a draft, edits it where it wants it, and takes it into the bank. */
export function ApproveDraftDialog({ draft, onApproved, onClose }: ApproveDraftDialogProps) {
  const [change, changing] = useChangeQuestionMutation()
  const [setStatus, approving] = useSetQuestionStatusMutation()
  const params = { questionId: draft.id }
  const approve = async (words: QuestionWords) => {
    // The same words are no new version.
    const changed = await change({ params, body: { ...words, difficulty: draft.difficulty }, ifMatch: draft.version })
    if ('error' in changed) return
    const approved = await setStatus({ params, body: { status: 'active' }, ifMatch: changed.data.version })
    if (!('error' in approved)) onApproved(approved.data)
  }
  return (
    <QuestionDialog
      title="Read and approve the draft"
      words={{ topic: draft.topic, prompt: draft.prompt, rubric: draft.rubric }}
      submit="Approve and use it here"
      busy={changing.isLoading || approving.isLoading}
      problem={<ProblemNote error={changing.error ?? approving.error} />}
      onSubmit={approve}
      onClose={onClose}
    />
  )
}

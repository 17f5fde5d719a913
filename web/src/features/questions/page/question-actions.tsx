import type { Question } from '@colloquy/contracts/questions'
import { Button, Group } from '@mantine/core'
import { notifyDone } from '../../../app/notify.tsx'
import { ProblemNote } from '../../../app/problem-note.tsx'
import { useSetQuestionStatusMutation } from '../questions.api.ts'

const done = { active: 'The question can be asked now.', retired: 'The question is not offered any more.' }

/** Edit it; approve a draft; retire it or bring it back. */
export function QuestionActions({ question, onEdit }: { question: Question; onEdit: () => void }) {
  const { id, version, status } = question
  const [setStatus, { isLoading, error }] = useSetQuestionStatusMutation()
  const become = async (next: 'active' | 'retired') => {
    const result = await setStatus({ params: { questionId: id }, body: { status: next }, ifMatch: version })
    if (!('error' in result)) notifyDone(done[next])
  }
  return (
    <>
      <Group gap="xs" mb="lg">
        <Button variant="default" onClick={onEdit}>
          Edit
        </Button>
        {status === 'draft' && (
          <Button loading={isLoading} onClick={() => become('active')}>
            Approve
          </Button>
        )}
        {status === 'retired' ? (
          <Button variant="default" loading={isLoading} onClick={() => become('active')}>
            Bring back
          </Button>
        ) : (
          <Button variant="default" loading={isLoading} onClick={() => become('retired')}>
            {status === 'draft' ? 'Discard' : 'Retire'}
          </Button>
        )}
      </Group>
      <ProblemNote error={error} />
    </>
  )
}

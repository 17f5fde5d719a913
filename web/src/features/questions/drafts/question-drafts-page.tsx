import { Anchor } from '@mantine/core'
import { Link } from 'react-router'
import { Loaded } from '../../../app/loaded.tsx'
import { paths } from '../../../app/paths.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { useReadDraftingQuery } from '../questions.api.ts'
import { DraftForm } from './draft-form.tsx'

const wanted = { about: '', topic: 'javascript', difficulty: 'medium', count: 2 } as const

/** A model drafts questions; each waits among the drafts until a person has read, edited and approved it. */
export function QuestionDraftsPage() {
  const drafting = useReadDraftingQuery()
  return (
    <PageFrame
      title="Draft with AI"
      lead={
        <>
          Nobody is asked a draft before a person approves it.{' '}
          <Anchor component={Link} to={paths.questions({ status: 'draft' })} inherit underline="always">
            Drafts that wait
          </Anchor>
        </>
      }
    >
      <Loaded query={drafting}>
        {({ model }) =>
          model ? (
            <DraftForm model={model} wanted={wanted}>
              {({ id, prompt }) => <Link to={paths.question(id)}>{prompt}</Link>}
            </DraftForm>
          ) : (
            <EmptyState title="No AI provider is configured here">
              Whoever runs Colloquy can set AI_PROVIDER, AI_MODEL and AI_API_KEY. Until then, write questions by hand or
              take those of the bank.
            </EmptyState>
          )
        }
      </Loaded>
    </PageFrame>
  )
}

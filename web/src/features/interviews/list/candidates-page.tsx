import { PageFrame } from '../../../ui/page-frame.tsx'
import { CandidateList } from './candidate-list.tsx'

export function CandidatesPage() {
  return (
    <PageFrame title="Candidates">
      <CandidateList />
    </PageFrame>
  )
}

import { useParams } from 'react-router'
import { Loaded } from '../../../app/loaded.tsx'
import { useReadInterviewQuery } from '../interviews.api.ts'
import { CandidateSkeleton } from './candidate-skeleton.tsx'
import { CandidateView } from './candidate-view.tsx'

/** One candidate: the person, the interview, the own review. Follows live while the interview runs. */
export function CandidatePage() {
  const { interviewId = '' } = useParams()
  const interview = useReadInterviewQuery({ params: { interviewId } })
  return (
    <Loaded query={interview} skeleton={<CandidateSkeleton />}>
      {(detail) => <CandidateView interview={detail} />}
    </Loaded>
  )
}

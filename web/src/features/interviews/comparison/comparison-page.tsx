import { Anchor } from '@mantine/core'
import { Link, useParams, useSearchParams } from 'react-router'
import { Loaded } from '../../../app/loaded.tsx'
import { paths } from '../../../app/paths.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { useCompareInterviewsQuery } from '../interviews.api.ts'
import { ComparisonTable } from './comparison-table.tsx'

/** The same question, several answers, side by side. */
export function ComparisonPage() {
  const { positionId = '' } = useParams()
  const [search] = useSearchParams()
  const interviewIds = search.get('interviews') ?? ''
  const comparison = useCompareInterviewsQuery(
    { params: { positionId }, query: { interviewIds } },
    { skip: !interviewIds },
  )
  return (
    <PageFrame
      title="Comparison"
      lead={
        <Anchor component={Link} to={paths.position(positionId)} inherit>
          {comparison.data?.interviews[0]?.position.title ?? 'Back to the position'}
        </Anchor>
      }
    >
      {interviewIds ? (
        <Loaded query={comparison}>
          {({ interviews, questions, criteria }) => (
            <ComparisonTable interviews={interviews} questions={questions} criteria={criteria} />
          )}
        </Loaded>
      ) : (
        <EmptyState title="Nobody to compare">
          Select two to six candidates in the list of the position, then choose “Compare answers”.
        </EmptyState>
      )}
    </PageFrame>
  )
}

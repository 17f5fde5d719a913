import { Skeleton } from '@mantine/core'
import { TextSkeleton } from '../../../ui/skeletons.tsx'
import classes from './candidate.module.css'

export function CandidateSkeleton() {
  return (
    <>
      <Skeleton height={30} width={240} mb={8} />
      <Skeleton height={16} width={320} mb={36} />
      <div className={classes.columns}>
        <TextSkeleton lines={10} />
        <TextSkeleton lines={16} />
        <TextSkeleton lines={12} />
      </div>
    </>
  )
}

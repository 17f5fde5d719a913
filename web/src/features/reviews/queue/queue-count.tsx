import { useMay } from '../../../app/current-user.ts'
import classes from './queue.module.css'
import { useCountReviewQueueQuery } from './review-queue.api.ts'

/** How many answers wait for this person or for anybody; nothing where none does. */
export function QueueCount() {
  const mayReview = useMay('reviews.write')
  const { data } = useCountReviewQueueQuery(undefined, { skip: !mayReview })
  const waiting = data ? data.mine + data.nobodys : 0
  if (waiting === 0) return null
  return (
    <span className={classes.count}>
      {waiting > 999 ? '999+' : waiting}
      <span className="visually-hidden"> waiting</span>
    </span>
  )
}

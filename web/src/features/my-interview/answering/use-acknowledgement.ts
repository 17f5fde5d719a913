import type { OpenQuestion } from '@colloquy/contracts/my-interview'
import { useEffect } from 'react'
import { useAcknowledgeMutation } from '../my-interview.api.ts'

/** Tells the server that the question is on the screen, once it really is: the clock starts with that. */
export function useAcknowledgementOncePainted({ questionId, startedAt }: OpenQuestion) {
  const [acknowledge] = useAcknowledgeMutation()
  const isWaiting = startedAt === null
  useEffect(() => {
    if (!isWaiting) return
    // The first frame is prepared with the question in it, the second begins after it was shown.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => void acknowledge({ params: { questionId } }))
    })
    return () => cancelAnimationFrame(frame)
  }, [acknowledge, questionId, isWaiting])
}

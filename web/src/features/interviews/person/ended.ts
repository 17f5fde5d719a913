import type { InterviewStatus } from '@colloquy/contracts/vocabulary'

/** Ended without all answers; somebody may open it again. */
export const isBrokenOff = (status: InterviewStatus) =>
  status === 'cancelled' || status === 'expired' || status === 'withdrawn'

/** Nothing more comes from the candidate. */
export const isEnded = (status: InterviewStatus) => isBrokenOff(status) || status === 'submitted' || status === 'scored'

import { createAction } from '@reduxjs/toolkit'

/** The page may go away: save now, without waiting for a pause of typing. */
export const flushAsked = createAction('answer/flushAsked')

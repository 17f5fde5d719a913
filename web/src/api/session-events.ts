import { createAction } from '@reduxjs/toolkit'

/** The session could not be renewed: the person has to sign in again. */
export const sessionEnded = createAction('session/ended')

/** Somebody else sits here now, or nobody: what the last person wrote in this browser is not theirs to see. */
export const personLeft = createAction('session/personLeft')

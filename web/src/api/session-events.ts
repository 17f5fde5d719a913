import { createAction } from '@reduxjs/toolkit'

/** The session could not be renewed: the person has to sign in again. */
export const sessionEnded = createAction('session/ended')

import type { Session, SignedInUser } from '@colloquy/contracts/sessions'
import { createSlice, isAnyOf, type PayloadAction } from '@reduxjs/toolkit'
import { sessionEnded } from '../../api/session-events.ts'
import { sessionApi } from './session.api.ts'

type SessionState =
  | { state: 'unknown' }
  | { state: 'signed_in'; user: SignedInUser; secondFactorMissing: boolean }
  | { state: 'signed_out'; why: 'not_yet' | 'left' }
  | { state: 'signed_out'; why: 'ended'; userId: string }

const { readSession, refreshSession, signIn, signOut, completeSetUp } = sessionApi.endpoints
export const cameIn = isAnyOf(
  readSession.matchFulfilled,
  refreshSession.matchFulfilled,
  signIn.matchFulfilled,
  completeSetUp.matchFulfilled,
)

/** Who sits here, as far as this page knows. */
export const sessionSlice = createSlice({
  name: 'session',
  initialState: { state: 'unknown' } as SessionState,
  reducers: {},
  extraReducers: (builder) =>
    builder
      .addCase(sessionEnded, (session) =>
        session.state === 'signed_in'
          ? { state: 'signed_out', why: 'ended', userId: session.user.id }
          : { state: 'signed_out', why: 'not_yet' },
      )
      .addMatcher(cameIn, (_, { payload }: PayloadAction<Session>) => ({
        state: 'signed_in',
        user: payload.user,
        secondFactorMissing: payload.secondFactorMissing ?? false,
      }))
      .addMatcher(signOut.matchFulfilled, () => ({ state: 'signed_out', why: 'left' })),
  selectors: {
    selectSession: (session) => session,
    selectUser: (session) => (session.state === 'signed_in' ? session.user : null),
  },
})

export const { selectSession, selectUser } = sessionSlice.selectors

import { isAnyOf } from '@reduxjs/toolkit'
import { api } from '../../api/api.ts'
import { personLeft } from '../../api/session-events.ts'
import type { StartListening } from '../../app/store.ts'
import { sessionApi } from './session.api.ts'
import { cameIn, selectSession } from './session-slice.ts'

const { signOut } = sessionApi.endpoints

/**
 * What one person read or wrote at this page is not there for the next one. Who comes back after an ended session
 * keeps what they wrote, and reads everything anew: the copies may carry a refusal.
 */
export function watchPersonChange(listen: StartListening) {
  listen({
    matcher: isAnyOf(cameIn, signOut.matchFulfilled),
    effect: (_, { getOriginalState, getState, dispatch }) => {
      const before = selectSession(getOriginalState())
      const after = selectSession(getState())
      if (before.state === 'unknown') return
      const samePerson = idOf(before) === idOf(after)
      if (!samePerson) dispatch(personLeft())
      if (after.state === 'signed_in' && !(samePerson && before.state === 'signed_in')) {
        dispatch(api.util.resetApiState())
      }
    },
  })
}

function idOf(session: ReturnType<typeof selectSession>): string | null {
  if (session.state === 'signed_in') return session.user.id
  return session.state === 'signed_out' && session.why === 'ended' ? session.userId : null
}

import * as passwords from '@colloquy/contracts/passwords'
import * as provider from '@colloquy/contracts/provider-sign-in'
import * as contract from '@colloquy/contracts/sessions'
import { api } from '../../api/api.ts'
import { change, read } from '../../api/call.ts'

export const sessionApi = api.injectEndpoints({
  endpoints: (build) => ({
    readSession: read(build, contract.readSession, { providesTags: ['Session'] }),
    signIn: change(build, contract.signIn),
    refreshSession: change(build, contract.refreshSession),
    readPasswordLink: change(build, passwords.readPasswordLink),
    usePasswordLink: change(build, passwords.usePasswordLink),
    readSignInWays: read(build, provider.readSignInWays),
    beginProviderSignIn: change(build, provider.beginProviderSignIn),
    signOut: change(build, contract.signOut),
    readSetUp: read(build, contract.readSetUp),
    completeSetUp: change(build, contract.completeSetUp),
  }),
})

export const {
  useReadSessionQuery,
  useSignInMutation,
  useSignOutMutation,
  useReadSignInWaysQuery,
  useBeginProviderSignInMutation,
  useRefreshSessionMutation,
  useReadPasswordLinkMutation,
  useUsePasswordLinkMutation,
  useReadSetUpQuery,
  useCompleteSetUpMutation,
} = sessionApi

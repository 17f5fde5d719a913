import { endUserSessions, listUserSessions } from '@colloquy/contracts/account'
import { createPasswordLink } from '@colloquy/contracts/passwords'
import * as factor from '@colloquy/contracts/second-factor'
import * as contract from '@colloquy/contracts/users'
import { api } from '../../api/api.ts'
import { change, read } from '../../api/call.ts'

export const usersApi = api.injectEndpoints({
  endpoints: (build) => ({
    listUsers: read(build, contract.listUsers, { providesTags: ['User'] }),
    createUser: change(build, contract.createUser, { invalidatesTags: ['User'] }),
    // Also after a refusal: a conflict shows what is there now.
    createPasswordLink: change(build, createPasswordLink),
    listUserSessions: read(build, listUserSessions, { providesTags: ['OwnSession'] }),
    endUserSessions: change(build, endUserSessions, { invalidatesTags: ['OwnSession'] }),
    resetSecondFactor: change(build, factor.resetSecondFactor, { invalidatesTags: ['OwnSession'] }),
    readSignInRules: read(build, factor.readSignInRules, { providesTags: ['SignInRules'] }),
    changeSignInRules: change(build, factor.changeSignInRules, { invalidatesTags: ['SignInRules'] }),
    changeUser: change(build, contract.changeUser, { invalidatesTags: ['User'] }),
  }),
})

export const {
  useListUsersQuery,
  useCreateUserMutation,
  useChangeUserMutation,
  useCreatePasswordLinkMutation,
  useListUserSessionsQuery,
  useEndUserSessionsMutation,
  useResetSecondFactorMutation,
  useReadSignInRulesQuery,
  useChangeSignInRulesMutation,
} = usersApi

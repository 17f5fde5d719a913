import * as account from '@colloquy/contracts/account'
import * as passwords from '@colloquy/contracts/passwords'
import * as factor from '@colloquy/contracts/second-factor'
import { api } from '../../api/api.ts'
import { change, read } from '../../api/call.ts'

export const accountApi = api.injectEndpoints({
  endpoints: (build) => ({
    listMySessions: read(build, account.listMySessions, { providesTags: ['OwnSession'] }),
    endMySession: change(build, account.endMySession, { invalidatesTags: ['OwnSession'] }),
    endMyOtherSessions: change(build, account.endMyOtherSessions, { invalidatesTags: ['OwnSession'] }),
    changeMyPassword: change(build, passwords.changeMyPassword, { invalidatesTags: ['OwnSession'] }),
    readSecondFactor: read(build, factor.readSecondFactor, { providesTags: ['SecondFactor'] }),
    beginSecondFactor: change(build, factor.beginSecondFactor),
    // Not stale at once: the recovery codes are on the screen, and are read first.
    confirmSecondFactor: change(build, factor.confirmSecondFactor, { invalidatesTags: ['OwnSession'] }),
    renewRecoveryCodes: change(build, factor.renewRecoveryCodes),
    removeSecondFactor: change(build, factor.removeSecondFactor, { invalidatesTags: ['SecondFactor', 'OwnSession'] }),
  }),
})

export const {
  useListMySessionsQuery,
  useEndMySessionMutation,
  useEndMyOtherSessionsMutation,
  useChangeMyPasswordMutation,
  useReadSecondFactorQuery,
  useBeginSecondFactorMutation,
  useConfirmSecondFactorMutation,
  useRenewRecoveryCodesMutation,
  useRemoveSecondFactorMutation,
} = accountApi

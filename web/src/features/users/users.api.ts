import * as contract from '@colloquy/contracts/users'
import { api } from '../../api/api.ts'
import { change, read } from '../../api/call.ts'

export const usersApi = api.injectEndpoints({
  endpoints: (build) => ({
    listUsers: read(build, contract.listUsers, { providesTags: ['User'] }),
    createUser: change(build, contract.createUser, { invalidatesTags: ['User'] }),
    // Also after a refusal: a conflict shows what is there now.
    changeUser: change(build, contract.changeUser, { invalidatesTags: ['User'] }),
  }),
})

export const { useListUsersQuery, useCreateUserMutation, useChangeUserMutation } = usersApi

import * as contract from '@colloquy/contracts/invitations'
import { api } from '../../../api/api.ts'
import { change, read } from '../../../api/call.ts'

const invited = ['Position' as const, { type: 'Interview' as const, id: 'LIST' }]

export const invitationsApi = api.injectEndpoints({
  endpoints: (build) => ({
    invite: change(build, contract.invite, { invalidatesTags: invited }),
    inviteMany: change(build, contract.inviteMany, { invalidatesTags: invited }),
    listInvitations: read(build, contract.listInvitations, {
      providesTags: (_, __, { params }) => [{ type: 'Invitation', id: params.interviewId }],
    }),
    renewInvitation: change(build, contract.renewInvitation, {
      invalidatesTags: (_, __, { params }) => [
        { type: 'Invitation', id: params.interviewId },
        { type: 'Interview', id: params.interviewId },
      ],
    }),
    revokeInvitation: change(build, contract.revokeInvitation, { invalidatesTags: ['Invitation'] }),
    listOpenLinks: read(build, contract.listOpenLinks, {
      providesTags: (_, __, { params }) => [{ type: 'OpenLink', id: params.positionId }],
    }),
    createOpenLink: change(build, contract.createOpenLink, { invalidatesTags: ['OpenLink'] }),
    revokeOpenLink: change(build, contract.revokeOpenLink, { invalidatesTags: ['OpenLink'] }),
  }),
})

export const {
  useInviteMutation,
  useInviteManyMutation,
  useListInvitationsQuery,
  useRenewInvitationMutation,
  useRevokeInvitationMutation,
  useListOpenLinksQuery,
  useCreateOpenLinkMutation,
  useRevokeOpenLinkMutation,
} = invitationsApi

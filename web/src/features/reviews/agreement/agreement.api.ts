import * as contract from '@colloquy/contracts/agreement'
import { api } from '../../../api/api.ts'
import { read } from '../../../api/call.ts'

export const agreementApi = api.injectEndpoints({
  endpoints: (build) => ({
    readAgreement: read(build, contract.readAgreement, { providesTags: ['Agreement'] }),
  }),
})

export const { useReadAgreementQuery } = agreementApi

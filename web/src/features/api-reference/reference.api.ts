import { endpoint } from '@colloquy/contracts/endpoint'
import { api } from '../../api/api.ts'
import { read } from '../../api/call.ts'
import { OpenApiDocument } from './openapi.ts'

const readOpenApi = endpoint({
  method: 'GET',
  path: '/api/openapi.json',
  summary: 'The description of this API',
  tag: 'operations',
  response: { 200: OpenApiDocument },
})

export const referenceApi = api.injectEndpoints({
  endpoints: (build) => ({ readOpenApi: read(build, readOpenApi) }),
})

export const { useReadOpenApiQuery } = referenceApi
